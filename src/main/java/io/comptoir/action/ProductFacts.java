package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.dialogue.ActionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an action that went well says of a customer and products, as facts: looked at, put into the
 * cart, taken out, refused, liked, disliked. Only ids and the shop's own words, nothing that was
 * typed.
 */
public final class ProductFacts {
  public static final String LIKED = "taste.liked";
  public static final String DISLIKED = "taste.disliked";

  private ProductFacts() {}

  /** A fact's name and its data. */
  public record Said(String name, Map<String, Value> data) {}

  public static List<Said> of(String action, Map<String, Value> arguments, ActionResult result) {
    if (!(result instanceof ActionResult.Done(var values))) {
      return List.of();
    }
    return switch (action) {
      case "products.details", "products.reviews" ->
          of(Interaction.Kind.VIEWED, values.get("product"));
      case "cart.add" -> of(Interaction.Kind.CARTED, values.get("product"));
      case "cart.remove" -> of(Interaction.Kind.REMOVED, arguments.get("line"));
      case "products.recommend" ->
          RecommendActions.refused(arguments).stream()
              .map(id -> said(Interaction.Kind.REFUSED, id.value()))
              .toList();
      case "likes.add" -> tastes(LIKED, arguments.get("value"));
      case "dislikes.add" -> tastes(DISLIKED, arguments.get("value"));
      default -> List.of();
    };
  }

  private static List<Said> of(
      Interaction.Kind kind, @org.jspecify.annotations.Nullable Value product) {
    return product instanceof Value.Ref(var _, var id) ? List.of(said(kind, id)) : List.of();
  }

  private static Said said(Interaction.Kind kind, String product) {
    return new Said(kind.fact(), Map.of("product", Value.of(product)));
  }

  private static List<Said> tastes(String name, @org.jspecify.annotations.Nullable Value values) {
    var said = new ArrayList<Said>();
    if (values != null) {
      for (var item : Arguments.items(values)) {
        if (item instanceof Value.Ref(var kind, var id)) {
          said.add(new Said(name, Map.of("attribute", Value.of(kind), "value", Value.of(id))));
        }
      }
    }
    return said;
  }
}
