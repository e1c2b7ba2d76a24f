package io.comptoir.commerce.catalog;

import io.comptoir.base.LocalizedText;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer settles about a configurable product: its size, what is added, what is left
 * out, the day it is for, words to be put on it, a measure it is made to.
 */
public sealed interface Option {
  /** Its name in ids and files: a letter, then letters, digits and underscores. */
  String id();

  LocalizedText label();

  /** Ids of categories and of products that have it. */
  Set<String> on();

  /**
   * One answer of several.
   *
   * @param initial taken when nothing is said; null when it must be said before it can be bought
   */
  record OneOf(
      String id,
      LocalizedText label,
      Set<String> on,
      List<Choice> choices,
      @Nullable String initial)
      implements Option {
    public OneOf {
      on = Set.copyOf(on);
      choices = List.copyOf(choices);
    }
  }

  /**
   * One of the shop's own products: a half of it. Of all parts of a product the dearest counts.
   *
   * @param choices the products it can be, with what each costs whole
   */
  record Part(String id, LocalizedText label, Set<String> on, List<Choice> choices)
      implements Option {
    public Part {
      on = Set.copyOf(on);
      choices = List.copyOf(choices);
    }
  }

  /**
   * What can be added.
   *
   * @param attribute whose values the choices are called by: "with olives" adds {@code olives} of
   *     {@code ingredients}
   * @param most so many at most
   */
  record Extra(
      String id,
      LocalizedText label,
      Set<String> on,
      List<Choice> choices,
      String attribute,
      int most)
      implements Option {
    public Extra {
      on = Set.copyOf(on);
      choices = List.copyOf(choices);
    }
  }

  /**
   * What can be left out: any value that the product itself has of an attribute. It costs nothing.
   *
   * @param said how it is written, with {@code {0}} for the value: "without {0}"
   */
  record Without(
      String id, LocalizedText label, Set<String> on, String attribute, LocalizedText said)
      implements Option {
    public Without {
      on = Set.copyOf(on);
    }
  }

  /**
   * The day it is for, from today on; it must be said before it can be bought.
   *
   * @param counted whether the product's pieces are those of each day, as the seats of a train are
   */
  record ForDay(
      String id, LocalizedText label, Set<String> on, List<DayRate> rates, boolean counted)
      implements Option {
    public ForDay {
      on = Set.copyOf(on);
      rates = List.copyOf(rates);
    }
  }

  /**
   * Words of the customer's own: engraved, embroidered. It may be left out.
   *
   * @param said how it is written, with {@code {0}} for the words: "engraved “{0}”"
   * @param minor what it adds to the price in the smallest unit of the shop's currency
   * @param most letters, spaces included
   */
  record Inscription(
      String id, LocalizedText label, Set<String> on, LocalizedText said, long minor, int most)
      implements Option {
    /** Longer words have no place in an id. */
    public static final int LONGEST = 60;

    public Inscription {
      on = Set.copyOf(on);
      if (most < 1 || most > LONGEST) {
        throw new IllegalArgumentException("`most` is from 1 to " + LONGEST + ": " + most);
      }
    }
  }

  /**
   * A whole number that it is made to: 140 cm. It must be said before it can be bought.
   *
   * @param said how it is written, with {@code {0}} for the number: "{0} cm"
   * @param each what one of it adds to the price in the smallest unit of the shop's currency
   */
  record Measure(
      String id,
      LocalizedText label,
      Set<String> on,
      LocalizedText said,
      int least,
      int most,
      long each)
      implements Option {
    public Measure {
      on = Set.copyOf(on);
      if (each < 0 || each > 1_000_000_000) {
        throw new IllegalArgumentException("`each` is from 0 to 1000000000: " + each);
      }
      if (least < 1 || most < least || most > 1_000_000) {
        throw new IllegalArgumentException(
            "`least` is 1 or more, `most` at least that and at most 1000000: "
                + least
                + " to "
                + most);
      }
    }

    /** The number in these words; empty when they are none or it is not made so. */
    public Optional<Integer> read(String number) {
      if (!number.matches("\\d{1,7}")) {
        return Optional.empty();
      }
      var read = Integer.parseInt(number);
      return read >= least && read <= most ? Optional.of(read) : Optional.empty();
    }
  }

  /**
   * @param minor what it adds to the price in the smallest unit of the shop's currency; may be
   *     negative
   * @param percent by how much it changes the price after all that is added, such as -25
   */
  record Choice(String id, LocalizedText label, long minor, int percent) {
    public Choice {
      if (percent < -100 || percent > 1000) {
        throw new IllegalArgumentException("`percent` is from -100 to 1000: " + percent);
      }
    }
  }

  /**
   * What a day changes of the price. Of the rates by time left the one with the most days that is
   * reached counts; those by weekday count besides.
   *
   * @param daysBefore it holds so many days before or more; null for a rate by weekday
   * @param weekdays it holds on these; empty for a rate by time left
   */
  record DayRate(@Nullable Integer daysBefore, Set<DayOfWeek> weekdays, int percent) {
    public DayRate {
      weekdays = Set.copyOf(weekdays);
      if (percent < -100 || percent > 1000) {
        throw new IllegalArgumentException("`percent` is from -100 to 1000: " + percent);
      }
    }
  }

  /** The choice of this id in the list. */
  static Optional<Choice> choice(List<Choice> choices, String id) {
    return choices.stream().filter(c -> c.id().equals(id)).findFirst();
  }
}
