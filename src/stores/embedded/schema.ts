/**
 * Schema of the embedded file as an ordered list of steps: step N takes the file from `user_version` N-1 to N.
 * A step that has been released is never edited; a change is a new step at the end.
 * The full-text tables keep their text: without it FTS5 takes half the room, but a replaced document (5 in 100) makes queries twice as slow.
 */
export const schemaSteps: readonly string[] = [
  `
  CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, hash TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE article_keys (key TEXT NOT NULL, number INTEGER NOT NULL REFERENCES articles, PRIMARY KEY (key, number)) WITHOUT ROWID;
  CREATE INDEX article_keys_by_article ON article_keys (number);

  CREATE TABLE cases (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, hash TEXT NOT NULL, json TEXT NOT NULL);

  CREATE TABLE diagnoses (id TEXT NOT NULL PRIMARY KEY, created_at TEXT NOT NULL, diagnosis TEXT NOT NULL, request TEXT NOT NULL);

  CREATE TABLE graph_revisions (
    number INTEGER PRIMARY KEY, revision TEXT NOT NULL UNIQUE, parent TEXT, state TEXT NOT NULL, note TEXT NOT NULL,
    created_at TEXT NOT NULL, published_at TEXT, faults INTEGER NOT NULL, links INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE UNIQUE INDEX graph_revisions_one_published ON graph_revisions (state) WHERE state = 'published';

  CREATE TABLE event_servers (number INTEGER PRIMARY KEY, server TEXT NOT NULL UNIQUE, events INTEGER NOT NULL);
  CREATE TABLE events (
    number INTEGER PRIMARY KEY, server_number INTEGER NOT NULL REFERENCES event_servers,
    event_id TEXT NOT NULL, raw_hash TEXT NOT NULL, json TEXT NOT NULL);
  CREATE UNIQUE INDEX events_identity ON events (server_number, event_id, raw_hash);
  CREATE INDEX events_by_server ON events (server_number);

  CREATE TABLE glossary_concepts (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE glossary_edits (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL);
  INSERT INTO glossary_edits VALUES (1, 0);

  CREATE TABLE search_sets (id INTEGER PRIMARY KEY, filters TEXT NOT NULL UNIQUE);
  CREATE TABLE search_set_values (key TEXT NOT NULL, value TEXT NOT NULL, set_id INTEGER NOT NULL REFERENCES search_sets,
    PRIMARY KEY (key, value, set_id)) WITHOUT ROWID;
  CREATE TABLE search_documents (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,
    set_id INTEGER NOT NULL REFERENCES search_sets, UNIQUE (kind, id));
  CREATE VIRTUAL TABLE search_article_tokens USING fts5 (title, body, concepts, codes, tokenize='ascii');
  CREATE VIRTUAL TABLE search_case_tokens USING fts5 (title, body, concepts, codes, tokenize='ascii');
  CREATE VIRTUAL TABLE search_article_terms USING fts5vocab (search_article_tokens, row);
  CREATE VIRTUAL TABLE search_case_terms USING fts5vocab (search_case_tokens, row);

  CREATE TABLE jobs (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL,
    attempt INTEGER NOT NULL, run_at INTEGER NOT NULL, lease_until INTEGER NOT NULL,
    done INTEGER NOT NULL, total INTEGER, note TEXT NOT NULL, result TEXT, error TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
  CREATE INDEX jobs_by_state ON jobs (state, run_at);
  `,
  `
  CREATE TABLE graph_publications (number INTEGER PRIMARY KEY, revision TEXT NOT NULL, published_at TEXT NOT NULL);
  CREATE INDEX graph_publications_by_revision ON graph_publications (revision);
  INSERT INTO graph_publications (revision, published_at)
    SELECT revision, published_at FROM graph_revisions WHERE published_at IS NOT NULL ORDER BY published_at;
  `,
  `
  CREATE TABLE article_uses (
    id TEXT NOT NULL PRIMARY KEY, article_id TEXT NOT NULL, kind TEXT NOT NULL, case_id TEXT, comment TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX article_uses_by_article ON article_uses (article_id, id);
  CREATE INDEX article_uses_by_case ON article_uses (case_id) WHERE case_id IS NOT NULL;
  CREATE INDEX articles_by_state ON articles (json_extract(json, '$.state'), id);
  CREATE INDEX articles_by_original ON articles (json_extract(json, '$.translationOf'), id);
  CREATE INDEX cases_by_state ON cases (json_extract(json, '$.closedAt') IS NOT NULL OR json_extract(json, '$.confirmed') IS NOT NULL
    OR json_extract(json, '$.outcome') <> 'unknown', id);
  CREATE INDEX cases_by_organisation ON cases (json_extract(json, '$.organisation'), id);
  `,
  `
  ALTER TABLE search_documents ADD COLUMN quality REAL NOT NULL DEFAULT 1;
  `,
  `
  CREATE TABLE search_vectors (number INTEGER PRIMARY KEY REFERENCES search_documents ON DELETE CASCADE, model TEXT NOT NULL, hash TEXT NOT NULL,
    dimensions INTEGER NOT NULL, vector BLOB, is_stale INTEGER NOT NULL);
  `,
];
