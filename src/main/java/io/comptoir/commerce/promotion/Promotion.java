package io.comptoir.commerce.promotion;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that makes something cheaper, by itself or when a code is given.
 *
 * @param code what the customer types; null when it applies by itself
 * @param categories only goods of these categories (or below them) count; empty for all
 * @param products only these goods count; empty for all
 * @param minimum what the goods that count must cost together
 * @param from first day, in the shop's zone
 * @param until last day
 * @param segment only customers of this segment
 * @param offersToo whether goods that are already on offer count
 * @param announced whether the shop tells whoever asks; one that applies by itself need not be
 *     asked for and is always told
 */
public record Promotion(
    String id,
    @Nullable String code,
    LocalizedText label,
    Benefit benefit,
    Set<String> categories,
    Set<ProductId> products,
    @Nullable Money minimum,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    boolean oncePerCustomer,
    @Nullable String segment,
    boolean offersToo,
    boolean announced,
    Limits limits) {
  public Promotion {
    categories = Set.copyOf(categories);
    products = Set.copyOf(products);
    code = code == null ? null : normalized(code);
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("it ends before it begins");
    }
    if (benefit instanceof Benefit.FreeDelivery && limits.budget() != null) {
      throw new IllegalArgumentException(
          "free delivery takes nothing off a budget: give it `uses`");
    }
    if (code == null && limits.counted() && limits.codes().isEmpty()) {
      throw new IllegalArgumentException(
          "what is counted (`uses`, `budget`) is had by a code: give it one");
    }
  }

  /** One that is had anywhere, as often as may be. */
  public Promotion(
      String id,
      @Nullable String code,
      LocalizedText label,
      Benefit benefit,
      Set<String> categories,
      Set<ProductId> products,
      @Nullable Money minimum,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      boolean oncePerCustomer,
      @Nullable String segment,
      boolean offersToo,
      boolean announced) {
    this(
        id,
        code,
        label,
        benefit,
        categories,
        products,
        minimum,
        from,
        until,
        oncePerCustomer,
        segment,
        offersToo,
        announced,
        Limits.NONE);
  }

  /**
   * Where it is had, and how often in all.
   *
   * @param channels such as {@code webchat}; empty for all
   * @param uses by how many orders; null for any number
   * @param budget what it may take off in all; null for no end
   * @param codes that are each had once, instead of one code for all
   */
  public record Limits(
      Set<String> channels, @Nullable Integer uses, @Nullable Money budget, Set<String> codes) {
    public static final int MAX_CODES = 100_000;
    public static final Limits NONE = new Limits(Set.of(), null, null, Set.of());

    public Limits {
      channels = Set.copyOf(channels);
      codes =
          codes.stream()
              .map(Promotion::normalized)
              .collect(java.util.stream.Collectors.toUnmodifiableSet());
      if ((uses != null && uses < 1) || (budget != null && budget.minor() < 1)) {
        throw new IllegalArgumentException("`uses` and `budget` are more than nothing");
      }
      if (budget != null && budget.minor() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a budget is at most " + Integer.MAX_VALUE + " cents");
      }
      if (codes.size() > MAX_CODES
          || codes.stream().anyMatch(c -> c.isEmpty() || c.length() > 40)) {
        throw new IllegalArgumentException(
            "at most " + MAX_CODES + " codes, each of 1 to 40 characters");
      }
    }

    boolean counted() {
      return uses != null || budget != null || !codes.isEmpty();
    }
  }

  /**
   * What its uses are counted by, as goods are: how many uses are left, how much of its budget, and
   * each of its codes once. An order takes them off the shelf with its goods, and they go back with
   * them.
   */
  public Map<ProductId, Integer> counts() {
    var counts = new LinkedHashMap<ProductId, Integer>();
    var uses = limits.uses();
    if (uses != null) {
      counts.put(countedUses(id), uses);
    }
    var budget = limits.budget();
    if (budget != null) {
      counts.put(countedBudget(id), (int) budget.minor());
    }
    limits.codes().forEach(each -> counts.put(countedCode(each), 1));
    return counts;
  }

  public static ProductId countedUses(String promotion) {
    return new ProductId("promotion:" + promotion);
  }

  public static ProductId countedBudget(String promotion) {
    return new ProductId("budget:" + promotion);
  }

  public static ProductId countedCode(String code) {
    return new ProductId("code:" + code);
  }

  /** Whether it may be told to this buyer on this day, so that they can have it. */
  public boolean toldTo(Buyer buyer, LocalDate today) {
    return (automatic() || announced)
        && (limits.channels().isEmpty() || limits.channels().contains(buyer.channel()))
        && (from == null || !today.isBefore(from))
        && (until == null || !today.isAfter(until))
        && (segment == null || buyer.segments().contains(segment))
        && !(oncePerCustomer && buyer.used().contains(id));
  }

  /** What it gives. */
  public sealed interface Benefit {
    /**
     * @param percent 1 to 100
     */
    record Percent(int percent) implements Benefit {
      public Percent {
        share(percent);
      }
    }

    /** At most the price of the goods that count. */
    record AmountOff(Money amount) implements Benefit {
      public AmountOff {
        if (amount.minor() <= 0) {
          throw new IllegalArgumentException("an amount off is more than nothing");
        }
      }
    }

    record FreeDelivery() implements Benefit {}

    /**
     * Of every so many pieces the cheapest is reduced: every 3, percent 100 is "the third is free".
     */
    record NthPiece(int every, int percent) implements Benefit {
      public NthPiece {
        share(percent);
        if (every < 2 || every > 100) {
          throw new IllegalArgumentException("every 2nd to every 100th piece: " + every);
        }
      }
    }

    /**
     * As much as the buyer's points are worth, in whole steps.
     *
     * @param step points that are used at a time
     * @param value what a step is worth
     */
    record Points(int step, Money value) implements Benefit {
      public Points {
        if (step < 1 || value.minor() <= 0) {
          throw new IllegalArgumentException("points are worth something");
        }
      }
    }

    /** These goods bought together, as often as the set is complete. */
    record Bundle(List<ProductId> items, int percent) implements Benefit {
      public Bundle {
        share(percent);
        items = List.copyOf(items);
        if (items.size() < 2 || items.size() > 20) {
          throw new IllegalArgumentException("a bundle is 2 to 20 different goods");
        }
      }
    }

    private static void share(int percent) {
      if (percent < 1 || percent > 100) {
        throw new IllegalArgumentException("a discount is 1 to 100 percent: " + percent);
      }
    }
  }

  public boolean automatic() {
    return code == null && limits.codes().isEmpty();
  }

  /** A code as it is compared: no spaces, capital letters. */
  public static String normalized(String code) {
    return code.replaceAll("[\\s\\p{Cntrl}]+", "").toUpperCase(Locale.ROOT);
  }
}
