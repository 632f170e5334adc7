-- Who of the team has looked at a version and says that it may be announced.
CREATE TABLE approvals (
    case_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, version, member_id)
);
