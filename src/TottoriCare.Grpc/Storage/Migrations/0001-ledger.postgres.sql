-- The ledger: one row of head per municipality, its log with the hash tree over it, and what the log amounts to by now.
-- Money is whole yen, an instant is microseconds since 1970 in UTC, a day is YYYY-MM-DD, an id is the 16 bytes of its UUID.

CREATE TABLE tenant (
  tenant_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  log_size BIGINT NOT NULL CHECK (log_size >= 0),
  recorded_at BIGINT NOT NULL
);

CREATE TABLE entry (
  tenant_id TEXT COLLATE "C" NOT NULL REFERENCES tenant,
  log_index BIGINT NOT NULL CHECK (log_index >= 0),
  stream_id BYTEA NOT NULL,
  stream_version BIGINT NOT NULL CHECK (stream_version >= 1),
  command TEXT COLLATE "C" NOT NULL,
  recorded_at BIGINT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, log_index),
  UNIQUE (tenant_id, stream_id, stream_version)
);

CREATE TABLE entry_value (
  tenant_id TEXT COLLATE "C" NOT NULL,
  log_index BIGINT NOT NULL,
  place TEXT COLLATE "C" NOT NULL,
  salt BYTEA NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, log_index, place),
  FOREIGN KEY (tenant_id, log_index) REFERENCES entry
);

CREATE TABLE tree_node (
  tenant_id TEXT COLLATE "C" NOT NULL REFERENCES tenant,
  level BIGINT NOT NULL,
  node_index BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, level, node_index)
);

CREATE TABLE request (
  tenant_id TEXT COLLATE "C" NOT NULL REFERENCES tenant,
  request_id BYTEA NOT NULL,
  request_hash BYTEA NOT NULL,
  log_index BIGINT NOT NULL,
  reply BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, request_id)
);

CREATE TABLE care_case (
  tenant_id TEXT COLLATE "C" NOT NULL REFERENCES tenant,
  case_id BYTEA NOT NULL,
  subject_id TEXT COLLATE "C" NOT NULL,
  state INTEGER NOT NULL,
  revision BIGINT NOT NULL CHECK (revision >= 1),
  content BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, case_id)
);

CREATE TABLE pool_count (
  tenant_id TEXT COLLATE "C" NOT NULL,
  case_id BYTEA NOT NULL,
  pool TEXT COLLATE "C" NOT NULL,
  period TEXT COLLATE "C" NOT NULL,
  basis TEXT COLLATE "C" NOT NULL,
  taken BIGINT NOT NULL CHECK (taken >= 0),
  ceiling BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, case_id, pool, period),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case,
  CHECK (taken <= ceiling)
);

CREATE TABLE rule_source (
  digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  content BYTEA NOT NULL
);
