package io.comptoir.dialogue.interpreter;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.flow.Flows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which version of a product a sentence speaks of: "la grande", "the travel size". */
final class ProductVersions {
  /** "la grande", "et en petit ?", "the big one". */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?:et |and |plutot |rather |ok )*(?:le |la |les |l'|un |une |en |the |a |celui |celle |en plus |version |format |taille )*"
              + "[\\p{L}\\p{N}]+(?: (?:one|size|version|taille|format|modele))?");

  /** Of numbers and things that many versions have. */
  private static final Set<String> NO_VERSION =
      Set.of("deux", "trois", "quatre", "cinq", "six", "three", "four", "five", "meches", "wicks");

  private static final List<Set<String>> SIZES =
      List.of(
          Set.of(
              "grand", "grande", "grands", "grandes", "gros", "grosse", "large", "big", "bigger",
              "biggest", "larger", "largest"),
          Set.of(
              "petit",
              "petite",
              "petits",
              "petites",
              "small",
              "smaller",
              "smallest",
              "little",
              "mini"),
          Set.of("travel", "voyage"));

  private final Turn turn;
  private final References references;

  ProductVersions(Turn turn, References references) {
    this.turn = turn;
    this.references = references;
  }

  /** "la grande" of a candle that comes in three sizes; the product itself when none is named. */
  ProductId version(ProductId id, String text) {
    var product = turn.view.catalog().find(id).orElse(null);
    if (product == null || product.variants().isEmpty()) {
      return id;
    }
    var said = sizes(Flows.bare(text));
    var own = words(product.name().in(turn.language));
    var meant =
        product.variants().stream()
            .filter(
                variant ->
                    words(variant.name().in(turn.language)).stream()
                        .filter(word -> word.length() > 3 && !NO_VERSION.contains(word))
                        .filter(word -> !own.contains(word))
                        .filter(
                            word ->
                                product.variants().stream()
                                    .filter(v -> v != variant)
                                    .noneMatch(
                                        v -> words(v.name().in(turn.language)).contains(word)))
                        .anyMatch(said::contains))
            .toList();
    return meant.size() == 1 ? meant.getFirst().id() : id;
  }

  /** Whether these few words name a version of what is spoken of: "la grande", "the small one". */
  boolean namesVersion(String text) {
    return VERSION.matcher(Flows.bare(text)).matches()
        && references.it().filter(id -> !version(id, text).equals(id)).isPresent();
  }

  /** Words of size agree whatever their gender and degree. */
  private static Set<String> sizes(String bare) {
    var said = new HashSet<>(List.of(bare.split("[^\\p{L}\\p{N}]+")));
    for (var size : SIZES) {
      if (size.stream().anyMatch(said::contains)) {
        said.addAll(size);
      }
    }
    return said;
  }

  private static Set<String> words(String name) {
    return Set.of(
        java.util.Arrays.stream(Flows.bare(name).split("[^\\p{L}\\p{N}]+"))
            .distinct()
            .toArray(String[]::new));
  }
}
