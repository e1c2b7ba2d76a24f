package io.comptoir.customer;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import java.util.List;
import java.util.Map;

/**
 * Something that a shop may remember of a customer, as a person would name it.
 *
 * @param id {@code address}
 * @param names of the profile's values that it is made of: {@code street}, {@code postcode} …
 * @param label "votre adresse"
 * @param words that people say for it, by language
 */
public record ProfileField(
    String id, List<String> names, LocalizedText label, Map<Language, List<String>> words) {
  public ProfileField {
    names = List.copyOf(names);
    words = Map.copyOf(words);
  }
}
