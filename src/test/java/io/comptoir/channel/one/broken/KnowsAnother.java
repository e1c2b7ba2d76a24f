package io.comptoir.channel.one.broken;

import io.comptoir.channel.two.Another;

/** Breaks a rule on purpose; see ArchitectureTest. */
record KnowsAnother(Another another) {}
