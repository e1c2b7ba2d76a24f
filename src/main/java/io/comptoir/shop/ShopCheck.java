package io.comptoir.shop;

import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.nlu.Examples;
import io.comptoir.shop.catalog.Problems;

/** Finds what is wrong between the files of a shop, each being right by itself. */
final class ShopCheck {
  private final ShopSettings settings;
  private final Flows flows;
  private final Messages messages;
  private final Knowledge knowledge;
  private final Examples examples;
  private final Catalog catalog;
  private final Problems errors;
  private final Problems warnings;

  ShopCheck(
      ShopSettings settings,
      Flows flows,
      Messages messages,
      Knowledge knowledge,
      Examples examples,
      Catalog catalog,
      Problems errors,
      Problems warnings) {
    this.settings = settings;
    this.flows = flows;
    this.messages = messages;
    this.knowledge = knowledge;
    this.examples = examples;
    this.catalog = catalog;
    this.errors = errors;
    this.warnings = warnings;
  }

  void check() {}
}
