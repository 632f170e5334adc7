-- The messages in which members watch a broadcast; each is edited while it goes on, where what it
-- shows is not what it would show now.
CREATE TABLE watches (
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    broadcast_id BIGINT NOT NULL,
    edited_at BIGINT NOT NULL,
    shown TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (chat_id, message_id)
);
