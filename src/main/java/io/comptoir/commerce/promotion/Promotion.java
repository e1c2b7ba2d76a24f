package io.comptoir.commerce.promotion;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
    boolean announced) {
  public Promotion {
    categories = Set.copyOf(categories);
    products = Set.copyOf(products);
    code = code == null ? null : normalized(code);
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("it ends before it begins");
    }
  }

  /** Whether it may be told to this buyer on this day, so that they can have it. */
  public boolean toldTo(Buyer buyer, LocalDate today) {
    return (automatic() || announced)
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
    return code == null;
  }

  /** A code as it is compared: no spaces, capital letters. */
  public static String normalized(String code) {
    return code.replaceAll("[\\s\\p{Cntrl}]+", "").toUpperCase(Locale.ROOT);
  }
}
