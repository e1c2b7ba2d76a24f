package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which products a sentence speaks of: by name, by place among those shown ("le deuxième", "the
 * last two"), by price or looks ("celui à 30 €", "the rose one"), or by "it".
 */
final class References {
  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("deux", 2),
          Map.entry("two", 2),
          Map.entry("trois", 3),
          Map.entry("three", 3),
          Map.entry("quatre", 4),
          Map.entry("four", 4),
          Map.entry("2", 2),
          Map.entry("3", 3),
          Map.entry("4", 4));
  private static final String COUNT = "(deux|two|trois|three|quatre|four|2|3|4)";
  private static final Pattern FIRST_FEW =
      Pattern.compile(
          "\\b(?:" + COUNT + " premi\\w+|first " + COUNT + "|premi\\w+ " + COUNT + ")\\b");
  private static final Pattern LAST_FEW =
      Pattern.compile(
          "\\b(?:" + COUNT + " derni\\w+|last " + COUNT + "|derni\\w+ " + COUNT + ")\\b");
  private static final Pattern THESE_FEW =
      Pattern.compile("\\b(?:les|ces|these|those|the|all) " + COUNT + "\\b");
  private static final Pattern ALL =
      Pattern.compile("\\b(?:tous|toutes|all of (?:them|these)|all|both|les uns et les autres)\\b");
  private static final Pattern ONE =
      Pattern.compile(
          "\\b(?:celui|celle|ceux|celles|lequel|laquelle|the (?:\\w+ ){0,3}ones?|that one|this one|le|la|the)\\b");
  private static final Pattern IT =
      Pattern.compile(
          "\\b(?:le|la|l'|les|lui|ca|cela|ceci|celui ci|celle ci|celui la|celle la|ce produit|cet article|it|this|that|this one|that one|them|en)\\b|-(?:le|la|les|lui)\\b|l'\\w");
  private static final Pattern CHEAPEST =
      Pattern.compile("\\b(?:le|la|les) moins ch\\w+|\\bcheapest\\b|\\bleast expensive\\b");
  private static final Pattern DEAREST =
      Pattern.compile("\\b(?:le|la|les) plus ch\\w+|\\bmost expensive\\b|\\bpriciest\\b");
  private static final Pattern BEST =
      Pattern.compile("\\b(?:mieux|meilleur\\w*) (?:note|avis)\\w*|\\bbest (?:rated|reviewed)\\b");

  private static final Pattern NUMBERS = Pattern.compile("(?<![\\d,.])\\d{1,2}(?![\\d,.%€$])");

  private final Turn turn;

  References(Turn turn) {
    this.turn = turn;
  }

  /** Products the sentence points at among those shown or by their names; none when it does not. */
  List<ProductId> pointed(String text, Understanding understanding) {
    var bare = Flows.bare(text);
    var shown = shown();
    var few = few(bare, shown);
    if (!few.isEmpty()) {
      return few;
    }
    var named = named(understanding, bare);
    var placed = placed(understanding, shown);
    if (!placed.isEmpty()) {
      return placed;
    }
    if (!named.isEmpty()) {
      return named;
    }
    var categories = refs(understanding, "category");
    var extreme =
        extreme(
            bare,
            shown.stream()
                .filter(
                    p ->
                        categories.isEmpty()
                            || p.categories().stream().anyMatch(categories::contains))
                .toList());
    if (extreme.isPresent()) {
      return List.of(extreme.get());
    }
    var alike = alike(bare, understanding, shown);
    if (!alike.isEmpty()) {
      return alike;
    }
    // a list in words is numbered
    return bare.matches("\\d{1,2}") ? figures(text) : byWords(bare, shown);
  }

  /** What "it" is now: the one spoken of last, or the only one in sight. */
  Optional<ProductId> it() {
    if (turn.focus != null && ProductId.valid(turn.focus)) {
      return Optional.of(new ProductId(turn.focus));
    }
    return turn.shown.size() == 1
        ? Optional.of(new ProductId(turn.shown.getFirst()))
        : Optional.empty();
  }

  /** "celui à 32 €" where none in sight costs that: it is not "it" either. */
  boolean missesPlace(String text, Understanding understanding) {
    var priced = understanding.entities("amount").stream().anyMatch(e -> !e.negated());
    return priced
        && turn.shown.size() > 0
        && ONE.matcher(Flows.bare(text)).find()
        && pointed(text, understanding).isEmpty()
        && shown().stream()
            .noneMatch(p -> understanding.entities("amount").stream().anyMatch(e -> is(p, e)));
  }

  /** Whether the sentence says "it", "that one", "le", "ça". */
  static boolean saysIt(String text) {
    return IT.matcher(Flows.bare(text)).find();
  }

  /** The line of the cart that the sentence speaks of. */
  List<ProductId> inCart(String text, Understanding understanding) {
    var lines = turn.view.cart().lines().stream().map(l -> l.item()).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    var bare = Flows.bare(text);
    var said = named(understanding, bare);
    if (!said.isEmpty()) {
      return linesOf(lines, said);
    }
    var products =
        lines.stream().flatMap(id -> turn.view.catalog().find(id).stream()).distinct().toList();
    var byWords = linesOf(lines, byWords(bare, products));
    if (!byWords.isEmpty()) {
      return byWords;
    }
    var placed = placedLine(understanding);
    if (!placed.isEmpty()) {
      return placed;
    }
    var categories = refs(understanding, "category");
    var ofCategory =
        products.stream()
            .filter(p -> p.categories().stream().anyMatch(categories::contains))
            .map(Product::id)
            .toList();
    if (!ofCategory.isEmpty()) {
      return linesOf(lines, ofCategory);
    }
    if (namesAnother(understanding, categories)) {
      // "enlève la bougie" where there is none takes nothing else out
      return List.of();
    }
    var it = it().map(id -> linesOf(lines, List.of(id))).orElse(List.of());
    if (!it.isEmpty()) {
      return List.of(it.getLast());
    }
    return lines.size() == 1 ? lines : List.of();
  }

  private static boolean namesAnother(Understanding understanding, Set<String> categories) {
    return !categories.isEmpty()
        || understanding.entities("product").stream().anyMatch(e -> !e.negated());
  }

  /** The lines that hold these products, as they are or as they were wanted. */
  private static List<ProductId> linesOf(List<ProductId> lines, List<ProductId> products) {
    return lines.stream()
        .filter(l -> products.contains(l) || products.contains(Configuration.plain(l)))
        .toList();
  }

  /** "the second one": the second line, or the line with the second piece. */
  private List<ProductId> placedLine(Understanding understanding) {
    var lines = turn.view.cart().lines().stream().map(l -> l.item()).toList();
    var pieces =
        turn.view.cart().lines().stream()
            .flatMap(l -> java.util.stream.Stream.generate(l::item).limit(l.quantity()))
            .toList();
    var found = new LinkedHashSet<ProductId>();
    for (var entity : understanding.entities("ordinal")) {
      if (entity.value() instanceof Value.Number(var number)) {
        var among = Math.abs(number) <= lines.size() ? lines : pieces;
        var index = number < 0 ? among.size() + (int) number : (int) number - 1;
        if (index >= 0 && index < among.size()) {
          found.add(among.get(index));
        }
      }
    }
    return List.copyOf(found);
  }

  private List<Product> shown() {
    return turn.shown.stream()
        .filter(ProductId::valid)
        .flatMap(id -> turn.view.catalog().find(new ProductId(id)).stream())
        .toList();
  }

  private static List<ProductId> few(String bare, List<Product> shown) {
    if (shown.size() < 2) {
      return List.of();
    }
    var first = count(FIRST_FEW, bare);
    if (first != null) {
      return ids(shown.subList(0, Math.min(first, shown.size())));
    }
    var last = count(LAST_FEW, bare);
    if (last != null) {
      return ids(shown.subList(Math.max(0, shown.size() - last), shown.size()));
    }
    var these = count(THESE_FEW, bare);
    if (these != null) {
      return ids(shown.subList(0, Math.min(these, shown.size())));
    }
    return ALL.matcher(bare).find() ? ids(shown) : List.of();
  }

  private static @Nullable Integer count(Pattern pattern, String bare) {
    var matcher = pattern.matcher(bare);
    if (!matcher.find()) {
      return null;
    }
    for (var i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return COUNTS.get(matcher.group(i));
      }
    }
    return null;
  }

  /** By name; where one span of words could be several products, the surest one in sight wins. */
  private List<ProductId> named(Understanding understanding, String bare) {
    var ids = new LinkedHashSet<ProductId>();
    var entities = understanding.entities("product").stream().filter(e -> !e.negated()).toList();
    var taken = new HashSet<Integer>();
    for (var entity : entities) {
      if (!taken.add(entity.start())) {
        continue;
      }
      entities.stream()
          .filter(e -> e.start() == entity.start())
          .max(
              Comparator.comparing((Entity e) -> turn.shown.contains(id(e)))
                  .thenComparing(Entity::confidence))
          .map(References::id)
          .filter(ProductId::valid)
          .ifPresent(id -> ids.add(new ProductId(id)));
    }
    return List.copyOf(ids);
  }

  private static String id(Entity entity) {
    return entity.value() instanceof Value.Ref(var _, var id) ? id : "";
  }

  private static List<ProductId> placed(Understanding understanding, List<Product> among) {
    var ids = new LinkedHashSet<ProductId>();
    for (var entity : understanding.entities("ordinal")) {
      if (!entity.negated()
          && entity.value() instanceof Value.Number(var number)
          && !among.isEmpty()) {
        var index = number < 0 ? among.size() + (int) number : (int) number - 1;
        if (index >= 0 && index < among.size()) {
          ids.add(among.get(index).id());
        }
      }
    }
    return List.copyOf(ids);
  }

  /** Bare figures as places in the list: "2", "1 et 3". */
  List<ProductId> figures(String text) {
    var shown = shown();
    var ids = new LinkedHashSet<ProductId>();
    var matcher = NUMBERS.matcher(text);
    while (matcher.find()) {
      var index = Integer.parseInt(matcher.group()) - 1;
      if (index >= 0 && index < shown.size()) {
        ids.add(shown.get(index).id());
      }
    }
    return List.copyOf(ids);
  }

  private static Optional<ProductId> extreme(String bare, List<Product> shown) {
    var priced = shown.stream().filter(Product::sold).toList();
    if (CHEAPEST.matcher(bare).find()) {
      return priced.stream().min(Comparator.comparing(References::price)).map(Product::id);
    }
    if (DEAREST.matcher(bare).find()) {
      return priced.stream().max(Comparator.comparing(References::price)).map(Product::id);
    }
    if (BEST.matcher(bare).find()) {
      return shown.stream().max(Comparator.comparing(p -> p.rating().average())).map(Product::id);
    }
    return Optional.empty();
  }

  private static long price(Product product) {
    return product.price() == null ? Long.MAX_VALUE : product.price().minor();
  }

  /** "celui à 30 €", "the one with rose": exactly those of the shown that are so. */
  private static List<ProductId> alike(
      String bare, Understanding understanding, List<Product> shown) {
    if (!ONE.matcher(bare).find() || shown.size() < 2) {
      return List.of();
    }
    var some = shown;
    var narrowed = false;
    for (var entity : understanding.entities()) {
      var so = some.stream().filter(p -> is(p, entity)).toList();
      if (!so.isEmpty() && so.size() < some.size()) {
        some = so;
        narrowed = true;
      }
    }
    return narrowed && some.size() == 1 ? ids(some) : List.of();
  }

  private static boolean is(Product product, Entity entity) {
    return switch (entity.value()) {
      case Value.Amount(var money) -> product.price() != null && product.price().equals(money);
      case Value.Ref(var kind, var id) ->
          entity.negated()
              != (kind.equals("category")
                  ? product.categories().contains(id)
                  : product.has(kind, id));
      case Value.Text _, Value.Number _, Value.Truth _, Value.Items _, Value.Fields _ -> false;
    };
  }

  /** By words of its name that the others do not share. */
  private List<ProductId> byWords(String bare, List<Product> among) {
    var said = new HashSet<>(List.of(bare.split("[^\\p{L}\\p{N}]+")));
    var ids = new ArrayList<ProductId>();
    for (var product : among) {
      var own = words(product);
      own.removeIf(
          word -> among.stream().filter(p -> p != product).anyMatch(p -> words(p).contains(word)));
      if (own.stream().anyMatch(word -> word.length() > 3 && said.contains(word))) {
        ids.add(product.id());
      }
    }
    return ids;
  }

  private Set<String> words(Product product) {
    return new HashSet<>(
        List.of(Flows.bare(product.name().in(turn.language)).split("[^\\p{L}\\p{N}]+")));
  }

  private static Set<String> refs(Understanding understanding, String kind) {
    var ids = new HashSet<String>();
    understanding.entities(kind).forEach(e -> ids.add(id(e)));
    return ids;
  }

  private static List<ProductId> ids(List<Product> products) {
    return products.stream().map(Product::id).toList();
  }
}
