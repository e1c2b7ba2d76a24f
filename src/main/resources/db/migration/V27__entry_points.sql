-- Ways into conversations, and how often each was followed a day; nothing of who followed it.
CREATE TABLE entry_point (
  code text PRIMARY KEY,
  shop text NOT NULL,
  channel text NOT NULL,
  account text NOT NULL,
  campaign text NOT NULL,
  link text NOT NULL,
  words text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX entry_point_of_shop ON entry_point (shop, made_at DESC);

CREATE TABLE entry_click (
  code text NOT NULL,
  day date NOT NULL,
  clicks bigint NOT NULL,
  PRIMARY KEY (code, day)
);

-- Conversations that an entry point opened are few among the facts.
CREATE INDEX event_by_entry ON event (shop, at)
  WHERE name = 'link.followed' AND data -> 'entry' IS NOT NULL;
