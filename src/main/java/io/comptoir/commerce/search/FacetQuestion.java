package io.comptoir.commerce.search;

import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask so that many products become few: "rather woody, floral or fresh?". Of all attributes
 * of the shop's vocabulary the one whose answer is expected to tell most.
 *
 * @param attribute its key
 * @param choices two or three of its values, most frequent first
 * @param bits what the answer is expected to tell: 1 leaves half of the products, 2 a quarter
 */
public record FacetQuestion(String attribute, List<Choice> choices, double bits) {
  /** Fewer products are looked at one by one. */
  public static final int WORTH_ASKING_FROM = 6;

  /** An answer that leaves more than four of five products was not worth asking for. */
  private static final double FEWEST_BITS = 0.32;

  private static final int MOST_CHOICES = 3;

  /** What a product is free from is a need, not a matter of taste. */
  private static final String FREE_FROM = "free_from";

  public FacetQuestion {
    choices = List.copyOf(choices);
    if (choices.size() < 2) {
      throw new IllegalArgumentException("a question has two answers or more");
    }
  }

  /**
   * @param count products that have this value
   */
  public record Choice(String value, int count) {}

  /**
   * @param asked what was wished already is not asked again
   * @return empty for few products, and when no answer would tell enough
   */
  public static Optional<FacetQuestion> best(
      Collection<Product> found, CatalogVocabulary vocabulary, SearchQuery asked) {
    if (found.size() < WORTH_ASKING_FROM) {
      return Optional.empty();
    }
    return vocabulary.attributes().values().stream()
        .filter(attribute -> attribute.asked() && !attribute.key().equals(FREE_FROM))
        .filter(attribute -> !chosenOnTheProduct(attribute.key(), found))
        .filter(attribute -> !asked.wanted().containsKey(attribute.key()))
        .flatMap(attribute -> of(attribute, found, asked).stream())
        .filter(question -> question.bits() >= FEWEST_BITS)
        .max(Comparator.comparingDouble(FacetQuestion::bits));
  }

  /** What a product comes in several of, such as its size, is chosen once it is found. */
  private static boolean chosenOnTheProduct(String attribute, Collection<Product> found) {
    return found.stream()
        .flatMap(product -> product.variants().stream())
        .anyMatch(variant -> variant.attributes().containsKey(attribute));
  }

  private static Optional<FacetQuestion> of(
      Attribute attribute, Collection<Product> found, SearchQuery asked) {
    var unwanted = asked.unwanted().getOrDefault(attribute.key(), java.util.Set.of());
    var counts = new LinkedHashMap<String, Integer>();
    for (var product : found) {
      for (var value : product.attributes().getOrDefault(attribute.key(), List.of())) {
        if (attribute.values().containsKey(value) && !unwanted.contains(value)) {
          counts.merge(value, 1, Integer::sum);
        }
      }
    }
    var choices =
        counts.entrySet().stream()
            .filter(value -> value.getValue() > 1 && value.getValue() < found.size())
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(MOST_CHOICES)
            .map(value -> new Choice(value.getKey(), value.getValue()))
            .toList();
    if (choices.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new FacetQuestion(attribute.key(), choices, bits(attribute, choices, found)));
  }

  /**
   * The expected gain of information: an answer that so many of all products fit tells log2(all /
   * so many); each is as likely as products have it; that none of them is meant is as likely as
   * products have none of them, and then nothing was told.
   */
  private static double bits(Attribute attribute, List<Choice> choices, Collection<Product> found) {
    var values = choices.stream().map(Choice::value).toList();
    var any = new ArrayList<Product>();
    for (var product : found) {
      if (values.stream().anyMatch(value -> product.has(attribute.key(), value))) {
        any.add(product);
      }
    }
    var answers = choices.stream().mapToInt(Choice::count).sum();
    var told = 0.0;
    for (var choice : choices) {
      told +=
          (double) choice.count()
              / answers
              * (Math.log((double) found.size() / choice.count()) / Math.log(2));
    }
    return told * any.size() / found.size();
  }
}
