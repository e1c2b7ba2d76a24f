-- Questions without an answer are few among the facts, and read by shop, newest first.
CREATE INDEX event_unanswered ON event (shop, id DESC) WHERE name = 'question.unanswered';
