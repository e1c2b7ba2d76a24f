package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop's vocabulary as a test writes it: a line is {@code type | key | French, … | English, …}.
 */
final class WordTable {
  private static final List<String> NAMED = List.of("product", "category", "brand");

  private WordTable() {}

  static Vocabulary vocabulary(String table) {
    var terms = new ArrayList<Term>();
    for (var line : table.strip().lines().toList()) {
      var parts = line.split("\\|");
      var type = parts[0].strip();
      var key = parts[1].strip();
      var value =
          switch (type) {
            case "recipient", "occasion", "city", "coupon" -> Value.of(key);
            default -> Value.ref(type, key);
          };
      var as =
          value instanceof Value.Ref(var kind, _) && !NAMED.contains(kind) ? "attribute" : type;
      add(terms, as, value, Language.FRENCH, parts[2]);
      add(terms, as, value, Language.ENGLISH, parts[3]);
    }
    return new Vocabulary(terms);
  }

  private static void add(
      List<Term> terms, String type, Value value, Language language, String words) {
    for (var each : words.split(",")) {
      terms.add(new Term(type, value, language, each.strip()));
    }
  }
}
