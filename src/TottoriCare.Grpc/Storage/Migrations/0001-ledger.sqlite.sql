-- The ledger: one row of head per municipality, its log with the hash tree over it, and what the log amounts to by now.
-- Money is whole yen, an instant is microseconds since 1970 in UTC, a day is YYYY-MM-DD, an id is the 16 bytes of its UUID.

CREATE TABLE tenant (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  log_size INTEGER NOT NULL CHECK (log_size >= 0),
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  tenant_id TEXT NOT NULL REFERENCES tenant,
  log_index INTEGER NOT NULL CHECK (log_index >= 0),
  stream_id BLOB NOT NULL,
  stream_version INTEGER NOT NULL CHECK (stream_version >= 1),
  command TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (tenant_id, log_index),
  UNIQUE (tenant_id, stream_id, stream_version)
) STRICT;

CREATE TABLE entry_value (
  tenant_id TEXT NOT NULL,
  log_index INTEGER NOT NULL,
  place TEXT NOT NULL,
  salt BLOB NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tenant_id, log_index, place),
  FOREIGN KEY (tenant_id, log_index) REFERENCES entry
) STRICT;

CREATE TABLE tree_node (
  tenant_id TEXT NOT NULL REFERENCES tenant,
  level INTEGER NOT NULL,
  node_index INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (tenant_id, level, node_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
  tenant_id TEXT NOT NULL REFERENCES tenant,
  request_id BLOB NOT NULL,
  request_hash BLOB NOT NULL,
  log_index INTEGER NOT NULL,
  reply BLOB NOT NULL,
  PRIMARY KEY (tenant_id, request_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE care_case (
  tenant_id TEXT NOT NULL REFERENCES tenant,
  case_id BLOB NOT NULL,
  subject_id TEXT NOT NULL,
  state INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content BLOB NOT NULL,
  PRIMARY KEY (tenant_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pool_count (
  tenant_id TEXT NOT NULL,
  case_id BLOB NOT NULL,
  pool TEXT NOT NULL,
  period TEXT NOT NULL,
  basis TEXT NOT NULL,
  taken INTEGER NOT NULL CHECK (taken >= 0),
  ceiling INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, case_id, pool, period),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case,
  CHECK (taken <= ceiling)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_source (
  digest TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
