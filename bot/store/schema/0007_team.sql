-- One-time links into the team: what is kept of one does not open it.
CREATE TABLE invitations (
    digest TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX audit_by_case ON audit (case_id, id);
