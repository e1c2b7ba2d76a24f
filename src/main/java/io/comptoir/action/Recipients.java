package io.comptoir.action;

import io.comptoir.commerce.catalog.CatalogVocabulary;
import java.util.Map;
import java.util.Optional;

/** For whom something is, from who the person is to the customer. */
final class Recipients {
  /** The attribute that says for whom a product is. */
  static final String FOR_WHOM = "for_whom";

  private static final Map<String, String> KIND =
      Map.ofEntries(
          Map.entry("mother", "woman"),
          Map.entry("mother_in_law", "woman"),
          Map.entry("grandmother", "woman"),
          Map.entry("sister", "woman"),
          Map.entry("daughter", "woman"),
          Map.entry("wife", "woman"),
          Map.entry("girlfriend", "woman"),
          Map.entry("aunt", "woman"),
          Map.entry("niece", "woman"),
          Map.entry("female_friend", "woman"),
          Map.entry("friend_f", "woman"),
          Map.entry("father", "man"),
          Map.entry("father_in_law", "man"),
          Map.entry("grandfather", "man"),
          Map.entry("brother", "man"),
          Map.entry("son", "man"),
          Map.entry("husband", "man"),
          Map.entry("boyfriend", "man"),
          Map.entry("uncle", "man"),
          Map.entry("nephew", "man"),
          Map.entry("male_friend", "man"),
          Map.entry("friend_m", "man"),
          Map.entry("baby", "child"),
          Map.entry("child", "child"),
          Map.entry("godchild", "child"));

  private Recipients() {}

  /** The value of {@link #FOR_WHOM} for this recipient; empty when anything may suit. */
  static Optional<String> forWhom(String recipient, CatalogVocabulary vocabulary) {
    var attribute = vocabulary.attributes().get(FOR_WHOM);
    if (attribute == null || recipient.isEmpty()) {
      return Optional.empty();
    }
    if (attribute.values().containsKey(recipient)) {
      return Optional.of(recipient);
    }
    return Optional.ofNullable(KIND.get(recipient)).filter(attribute.values()::containsKey);
  }
}
