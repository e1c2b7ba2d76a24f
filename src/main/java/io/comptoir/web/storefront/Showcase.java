package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.ProductId;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shop puts in its window: words and pictures of the home page that are neither catalogue
 * nor conversation. Everything may be empty; the page then makes do without.
 *
 * @param categoryPictures by category id, in the shop's files
 * @param wishes sentences that a shopper might say; each opens the chat with it
 * @param ask what the chat is offered for; null for finding a present
 * @param opening what the home page opens with while no season runs; null for the name alone
 * @param words the pages' words by language, where the shop says some of them in its own way
 */
public record Showcase(
    LocalizedText tagline,
    LocalizedText announcement,
    List<Edition> editions,
    List<LocalizedText> wishes,
    List<Promise> promises,
    LocalizedText about,
    Map<String, String> categoryPictures,
    @Nullable Ask ask,
    @Nullable Opening opening,
    Map<Language, Words> words) {
  public static final Showcase EMPTY =
      new Showcase(
          LocalizedText.EMPTY,
          LocalizedText.EMPTY,
          List.of(),
          List.of(),
          List.of(),
          LocalizedText.EMPTY,
          Map.of());

  /** The chat is offered for finding a present. */
  public Showcase(
      LocalizedText tagline,
      LocalizedText announcement,
      List<Edition> editions,
      List<LocalizedText> wishes,
      List<Promise> promises,
      LocalizedText about,
      Map<String, String> categoryPictures) {
    this(
        tagline,
        announcement,
        editions,
        wishes,
        promises,
        about,
        categoryPictures,
        null,
        null,
        Map.of());
  }

  public Showcase {
    categoryPictures = Map.copyOf(categoryPictures);
    editions = List.copyOf(editions);
    wishes = List.copyOf(wishes);
    promises = List.copyOf(promises);
    words = Map.copyOf(words);
  }

  /**
   * What the chat is offered for.
   *
   * @param say the sentence that the button says
   */
  public record Ask(
      LocalizedText title, LocalizedText text, LocalizedText button, LocalizedText say) {}

  /**
   * The first thing one sees.
   *
   * @param image in the shop's files
   * @param alt "" where the picture tells nothing that the words do not
   */
  public record Opening(
      @Nullable String image, LocalizedText alt, LocalizedText title, LocalizedText text) {}

  /**
   * A selection for a part of the year.
   *
   * @param from first day of the year on which it shows
   * @param until last day; before {@code from} when it runs over new year
   * @param image in the shop's files
   */
  public record Edition(
      MonthDay from,
      MonthDay until,
      @Nullable String image,
      LocalizedText alt,
      LocalizedText title,
      LocalizedText text,
      List<ProductId> products) {
    public Edition {
      products = List.copyOf(products);
    }

    boolean runs(LocalDate day) {
      var today = MonthDay.from(day);
      return from.isAfter(until)
          ? !today.isBefore(from) || !today.isAfter(until)
          : !today.isBefore(from) && !today.isAfter(until);
    }

    /** Days since it last ended, 0 while it runs. */
    private long daysSince(LocalDate day) {
      if (runs(day)) {
        return 0;
      }
      var end = until.atYear(day.getYear());
      return ChronoUnit.DAYS.between(end.isAfter(day) ? until.atYear(day.getYear() - 1) : end, day);
    }
  }

  /**
   * A thing the house keeps to.
   *
   * @param sign one of the storefront's own signs: {@code leaf}, {@code hand}, {@code parcel},
   *     {@code return}, {@code refill}, {@code sample}
   */
  public record Promise(String sign, LocalizedText title, LocalizedText text) {}

  /** The words of the pages in this language. */
  public Words words(Language language) {
    return words.getOrDefault(language, Words.in(language));
  }

  /** The edition that runs on this day, else the one that ended last. */
  public Optional<Edition> edition(LocalDate day) {
    return editions.stream().min(Comparator.comparingLong(e -> e.daysSince(day)));
  }
}
