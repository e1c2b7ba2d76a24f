package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.nlu.intent.Leaning;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code shop.yml} says, but for the terms of selling.
 *
 * @param languages spoken, the default first
 * @param country ISO 3166 alpha-2, where most customers live; for phone numbers and postcodes
 * @param payment how it is paid
 * @param channels this shop is on
 * @param siteUrl where the shop's pages are, for the sources of its answers; null when it has none
 * @param leaning how readily the bot answers what it may not have understood
 * @param accounts on channels; their secrets come from the environment
 * @param messaging when and by which templates people are written to on channels
 * @param sells whether it has goods; a town hall has none
 * @param backOffice the shop's own back end; null when Comptoir counts for it
 * @param origins pages of other sites that may carry the chat: {@code https://www.example.com}
 */
public record ShopSettings(
    ShopId id,
    String name,
    LocalizedText description,
    Persona persona,
    List<Language> languages,
    Currency currency,
    ZoneId zone,
    String country,
    List<String> channels,
    PaymentChoice payment,
    String launchStage,
    List<Goal> goals,
    Brand brand,
    List<Season> seasons,
    @Nullable String siteUrl,
    Set<String> origins,
    Leaning leaning,
    boolean sells,
    List<ChannelAccount> accounts,
    @Nullable BackOffice backOffice,
    MessagingPolicy messaging) {
  public ShopSettings {
    accounts = List.copyOf(accounts);
    languages = List.copyOf(languages);
    channels = List.copyOf(channels);
    goals = List.copyOf(goals);
    seasons = List.copyOf(seasons);
    origins = Set.copyOf(origins);
  }

  public Language language() {
    return languages.getFirst();
  }

  /**
   * A back end that has the last word.
   *
   * @param url without a slash at its end
   * @param timeout until its answer is whole
   * @param does what it has the last word on: {@code stock}, {@code bookings}
   */
  public record BackOffice(URI url, Duration timeout, Set<String> does) {
    public BackOffice {
      does = Set.copyOf(does);
    }
  }

  /**
   * Who speaks for the shop.
   *
   * @param picture relative to the shop folder
   * @param register {@code tu} or {@code vous}
   * @param wordsToAvoid by language
   */
  public record Persona(
      String name,
      @Nullable String picture,
      String register,
      LocalizedText role,
      LocalizedText tone,
      Map<Language, List<String>> wordsToAvoid) {
    public Persona {
      wordsToAvoid = Map.copyOf(wordsToAvoid);
    }
  }

  /**
   * An account on a channel.
   *
   * @param account the platform's id of it, or a name of the shop's choice
   * @param settings the rest, by name
   * @param line in {@code shop.yml}
   */
  public record ChannelAccount(
      String channel, String account, Map<String, String> settings, int line) {
    public ChannelAccount {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * How the shop is paid.
   *
   * @param provider {@code sandbox}, {@code stripe} …
   * @param wallet what the provider's page offers first; null for what it usually does
   * @param returnTo where customers go after paying; null for the shop's own page here
   */
  public record PaymentChoice(
      String provider, CaptureMode capture, @Nullable String wallet, @Nullable String returnTo) {
    public static final PaymentChoice SANDBOX =
        new PaymentChoice("sandbox", CaptureMode.AT_ONCE, null, null);
  }

  /** What the shop wants to happen, and the event that shows that it did. */
  public record Goal(String id, String event, LocalizedText label) {}

  /**
   * @param light token → CSS colour
   * @param dark token → CSS colour
   */
  public record Brand(
      @Nullable String logo,
      Map<String, String> light,
      Map<String, String> dark,
      @Nullable String displayFont) {
    /** The letters that the house hosts for names and headings. */
    public static final List<String> DISPLAY_FONTS =
        List.of("Cormorant Garamond", "Fraunces", "Source Sans 3");

    /** A shop that looks as the house does. */
    public static final Brand NONE = new Brand(null, Map.of(), Map.of(), null);

    public Brand {
      light = Map.copyOf(light);
      dark = Map.copyOf(dark);
    }
  }

  /** What the shop puts forward for a time, both days included. */
  public record Season(
      String id,
      @Nullable String picture,
      LocalDate from,
      LocalDate until,
      LocalizedText title,
      LocalizedText text,
      List<String> products) {
    public Season {
      products = List.copyOf(products);
    }
  }
}
