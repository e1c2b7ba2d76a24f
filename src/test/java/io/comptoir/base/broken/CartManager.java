package io.comptoir.base.broken;

/** Breaks a rule on purpose; see ArchitectureTest. */
final class CartManager {}
