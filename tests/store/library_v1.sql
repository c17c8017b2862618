PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE documents(
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  pages INTEGER NOT NULL,
  producer TEXT NOT NULL,
  numbered_paragraphs INTEGER NOT NULL,
  sequence_breaks INTEGER NOT NULL,
  unbroken_share REAL NOT NULL,
  ocr_pages INTEGER NOT NULL,
  headers_removed INTEGER NOT NULL,
  unreadable_share REAL NOT NULL,
  type TEXT NOT NULL,
  type_why TEXT NOT NULL,
  domain TEXT NOT NULL,
  nation TEXT NOT NULL,
  regime TEXT NOT NULL,
  counts_in_statistics INTEGER NOT NULL CHECK (counts_in_statistics IN (0, 1)),
  title TEXT NOT NULL,
  title_source TEXT NOT NULL,
  methodology TEXT NOT NULL,
  isbn TEXT NOT NULL,
  case_hint TEXT NOT NULL,
  owner TEXT NOT NULL,
  licence TEXT NOT NULL,
  permission TEXT NOT NULL,
  visibility TEXT NOT NULL,
  publish_until TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  url TEXT NOT NULL,
  notice TEXT NOT NULL
) STRICT;
INSERT INTO documents VALUES(1,'bb8faf7c9419cf3dc19f4e645b60b73892a79a33bc3410a403c649aa50bdeeab','child-z.txt','ok','','text','overview','en',1,'',3,0,1.0,0,0,0.0,'scr','title','child','england','children-act-2004-wt2013',1,'Serious Case Review Child Z','document','','','','','','operator’s default','full','',0,'','');
CREATE TABLE document_values(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(document, name, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO document_values VALUES(1,'boards',0,'Harrowdale Safeguarding Children Board');
INSERT INTO document_values VALUES(1,'pseudonyms',0,'Child Z');
CREATE TABLE facts(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('one', 'many', 'date', 'subject')),
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  state TEXT NOT NULL,
  value TEXT,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY(document, kind, name, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO facts VALUES(1,'date','commissioned',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'date','completed',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'date','incident',0,'stated','2013-05',1,'p-1.1',60,68,'Child Z, aged 4 months, died in May 2013','document');
INSERT INTO facts VALUES(1,'date','published',0,'stated','2014-03',1,'',0,0,'March 2014','document');
INSERT INTO facts VALUES(1,'many','abuse_types',0,'not_applicable',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'many','agencies',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','cp_plan',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','harm_category',0,'stated','physical-abuse',1,'p-2.1',41,47,'The health visitor did not ask about the bruise, and nobody shared what the school knew with the police','document');
INSERT INTO facts VALUES(1,'one','looked_after',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','mental_capacity_assessed',0,'not_applicable',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','outcome',0,'stated','death',1,'p-1.1',28,56,'Child Z, aged 4 months, died in May 2013','document');
INSERT INTO facts VALUES(1,'one','parental_domestic_abuse',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','parental_mental_health',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','parental_substance',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'one','social_care',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'subject','ethnicity',0,'not_stated',NULL,0,'',0,0,'','document');
INSERT INTO facts VALUES(1,'subject','sex',0,'not_stated',NULL,0,'',0,0,'','document');
CREATE TABLE subjects(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  age_text TEXT NOT NULL,
  age_years INTEGER,
  age_months INTEGER,
  age_band TEXT NOT NULL,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO subjects VALUES(1,0,'subject','aged 4 months',0,4,'under 1',1,'p-1.1',37,50,'Child Z, aged 4 months, died in May 2013');
CREATE TABLE recommendations(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  heading TEXT NOT NULL,
  addressees TEXT NOT NULL CHECK (addressees LIKE '[%]'),
  action_type TEXT NOT NULL,
  themes TEXT NOT NULL CHECK (themes LIKE '[%]'),
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO recommendations VALUES(1,0,'1','The Board should seek assurance that health visitors are trained in professional curiosity.',1,'p-1','3. Recommendations','["safeguarding-board","health-visiting"]','assurance','["professional-curiosity","training-knowledge","leadership-culture"]');
CREATE TABLE passages(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  page INTEGER NOT NULL,
  page_last INTEGER NOT NULL,
  page_label TEXT NOT NULL,
  heading_path TEXT NOT NULL CHECK (heading_path LIKE '[%]'),
  role TEXT NOT NULL,
  role_why TEXT NOT NULL,
  text TEXT NOT NULL,
  ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
  in_table INTEGER NOT NULL CHECK (in_table IN (0, 1)),
  PRIMARY KEY(document, ordinal),
  UNIQUE(document, id)
) STRICT;
INSERT INTO passages VALUES(1,0,'p-1-4b14cb','',1,1,'','[]','front-matter','before the first section','Harrowdale Safeguarding Children Board',0,0);
INSERT INTO passages VALUES(1,1,'p-2-2a3f82','',1,1,'','[]','front-matter','before the first section','Serious Case Review',0,0);
INSERT INTO passages VALUES(1,2,'p-3-04ab47','',1,1,'','[]','front-matter','before the first section','Child Z',0,0);
INSERT INTO passages VALUES(1,3,'p-4-11a0fd','',1,1,'','[]','front-matter','before the first section','March 2014',0,0);
INSERT INTO passages VALUES(1,4,'p-1.1','1.1',1,1,'','["1. Introduction"]','facts','heading “1. Introduction”','This is a fictional report. Child Z, aged 4 months, died in May 2013. Child Z was subject to a child protection plan.',0,0);
INSERT INTO passages VALUES(1,5,'p-2.1','2.1',1,1,'','["2. Analysis"]','analysis','heading “2. Analysis”','The health visitor did not ask about the bruise, and nobody shared what the school knew with the police.',0,0);
INSERT INTO passages VALUES(1,6,'p-1','1',1,1,'','["3. Recommendations"]','recommendation','heading “3. Recommendations”','The Board should seek assurance that health visitors are trained in professional curiosity.',0,0);
CREATE TABLE tags(
  document INTEGER NOT NULL,
  passage INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  theme TEXT NOT NULL,
  polarity TEXT NOT NULL,
  lens TEXT NOT NULL CHECK (lens LIKE '[%]'),
  learning INTEGER NOT NULL CHECK (learning IN (0, 1)),
  confidence REAL NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  why TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY(document, passage, ordinal),
  FOREIGN KEY(document, passage) REFERENCES passages(document, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO tags VALUES(1,5,0,'information-sharing','concern','["health-visiting","school"]',1,0.67000000000000003996,53,82,'“nobody shared what the school” by cue THEN/7(@neg, tell|told|inform*|pass*|notif*|alert*|share*|copied|send|sent, social care|social work*|childrens services|police|GP|school|schools|health visit*|hospital|midwi*|agenc*|probation|team|teams|services|council|the practice)','rule');
INSERT INTO tags VALUES(1,6,0,'professional-curiosity','concern','["health-visiting","safeguarding-board"]',1,0.78000000000000002664,68,90,'“professional curiosity” by cue "professional* curios*|professionally curious|(lack of|little|more|greater|sufficient*|insufficient*|showed|show|shown|enough|not|any|no) (curiosity|curious)" and 1 more','rule');
INSERT INTO tags VALUES(1,6,1,'training-knowledge','concern','["health-visiting","safeguarding-board"]',1,0.82999999999999996003,53,67,'“are trained in” by cue "training (session*|programme*|events?|needs?|course*)|(be|been|were|was|is|are) (re)?trained (in|to|on)" and 1 more','rule');
INSERT INTO tags VALUES(1,6,2,'leadership-culture','concern','["health-visiting","safeguarding-board"]',1,0.70999999999999996447,4,21,'“Board should seek” by cue ~"(board|partnership|executive) should (receiv*|monitor*|seek)" and 1 more','rule');
CREATE TABLE recordings(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  extractor_version INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,
  tag_stamp TEXT NOT NULL,
  rights_stamp TEXT NOT NULL
) STRICT;
INSERT INTO recordings VALUES(1,1,'2026-11-22T18:28:03Z','','full:');
CREATE TABLE files(
  path TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  duplicate INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO files VALUES('in/child-z.txt',1,0,'2026-11-22T18:28:03Z');
CREATE TABLE assignments(
  document INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  review TEXT NOT NULL CHECK (review <> ''),
  reason TEXT NOT NULL
) STRICT;
CREATE TABLE case_links(
  document INTEGER NOT NULL REFERENCES assignments(document) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  case_id TEXT NOT NULL CHECK (case_id <> ''),
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE withdrawals(
  review TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('content_version',2);
DELETE FROM sqlite_sequence;
CREATE INDEX files_by_document ON files(document);
CREATE INDEX assignments_by_review ON assignments(review);
COMMIT;
PRAGMA application_id=1414024241; PRAGMA user_version=1;
