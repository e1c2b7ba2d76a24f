package io.comptoir.channel.two;

/** What {@code KnowsAnother} must not know; see ArchitectureTest. */
public final class Another {}
