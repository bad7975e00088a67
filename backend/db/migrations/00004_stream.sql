-- +goose Up
-- The stream: what happened, newest first, with everybody and with one person. One index for each kind and
-- way; kudos, feedback and reviews of a person have theirs already.
CREATE INDEX stream_session ON sessions (ended_at, id) WHERE ended_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_session_of ON sessions (person_id, ended_at, id) WHERE ended_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_goal ON goals (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_goal_of ON goals (person_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_reached ON goals (reached_at, id) WHERE reached_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_reached_of ON goals (person_id, reached_at, id) WHERE reached_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_action ON actions (done_at, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_action_of ON actions (person_id, done_at, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX stream_kudos ON kudos (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_feedback ON feedback (received_on, id) WHERE deleted_at IS NULL;
CREATE INDEX stream_review ON reviews (reviewed_on, id) WHERE deleted_at IS NULL;
