package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;

/** Why a product is recommended, for saying it in the customer's language. */
public sealed interface Reason {
  /** It has what was asked for in this conversation. */
  record Asked(String attribute, String value) implements Reason {}

  /** It has what the customer said to like. */
  record Liked(String attribute, String value) implements Reason {}

  /** People who looked at this one looked at it too. */
  record SeenWith(ProductId product) implements Reason {}

  /** It is like one that the customer looked at. */
  record Resembles(ProductId product) implements Reason {}

  /** It has what the products have that the customer looks at and buys. */
  record Habit(String attribute, String value) implements Reason {}

  /** Many love it. */
  record Favourite() implements Reason {}

  /** The name of its words. */
  default String key() {
    return switch (this) {
      case Asked _ -> "why.asked";
      case Liked _ -> "why.liked";
      case SeenWith _ -> "why.seen_with";
      case Resembles _ -> "why.resembles";
      case Habit _ -> "why.habit";
      case Favourite _ -> "why.favourite";
    };
  }
}
