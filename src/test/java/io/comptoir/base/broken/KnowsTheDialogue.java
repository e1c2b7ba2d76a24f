package io.comptoir.base.broken;

import io.comptoir.dialogue.Reply;

/** Breaks a rule on purpose; see ArchitectureTest. */
record KnowsTheDialogue(Reply reply) {}
