package io.comptoir.nlu.entity;

/** Looks for one family of entities among the tokens that nothing explains yet. */
@FunctionalInterface
interface EntityReader {
  void read(Findings findings);
}
