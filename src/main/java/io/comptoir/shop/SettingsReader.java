package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.nlu.intent.Leaning;
import io.comptoir.nlu.intent.OperatingPoint;
import io.comptoir.shop.ShopSettings.PaymentChoice;
import io.comptoir.shop.catalog.YamlNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code shop.yml}: who the shop is and speaks as. */
final class SettingsReader {
  static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "sells",
          "description",
          "persona",
          "languages",
          "default_language",
          "currency",
          "time_zone",
          "country",
          "channels",
          "payment",
          "margin_floor",
          "launch_stage",
          "goals",
          "delivery",
          "tax",
          "policies",
          "brand",
          "limits",
          "seasons",
          "experiments",
          "messaging",
          "site_url",
          "origins",
          "understanding",
          "profile",
          "loyalty",
          "back_office");

  private static final List<String> PROVIDERS = List.of("sandbox", "stripe", "paypal", "wechatpay");

  private final YamlNode file;
  private Language language = Language.ENGLISH;

  SettingsReader(YamlNode file) {
    this.file = file;
  }

  Optional<ShopSettings> read() {
    file.onlyKeys(KEYS);
    var id = file.requiredText("id").flatMap(this::shopId);
    var name = file.requiredText("name");
    var languages = languages();
    language = languages.getFirst();
    if (id.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ShopSettings(
            id.get(),
            name.get(),
            localized(file, "description"),
            persona(name.get()),
            languages,
            currency(),
            zone(),
            country(),
            channels(),
            payment(),
            file.text("launch_stage").orElse("internal"),
            goals(),
            brand(),
            seasons(),
            file.text("site_url").orElse(null),
            origins(),
            leaning(),
            sells(),
            accounts(),
            backOffice(),
            new MessagingReader(zone(), languages).read(file)));
  }

  private ShopSettings.@Nullable BackOffice backOffice() {
    var node = file.field("back_office");
    if (node.isEmpty()) {
      return null;
    }
    node.get().onlyKeys(Set.of("url", "timeout", "does"));
    var url = node.get().requiredText("url").orElse("");
    if (!url.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?")) {
      node.get().problem("`url` is the back office's address: https://stock.example.com");
      return null;
    }
    var timeout =
        node.get()
            .text("timeout")
            .flatMap(t -> StepParts.duration(node.get(), t))
            .orElse(Duration.ofSeconds(2));
    if (!timeout.isPositive() || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
      node.get().problem("`timeout` is 1s to 30s");
      return null;
    }
    var does = node.get().texts("does");
    if (does.isEmpty() || !Set.of("stock", "bookings").containsAll(does)) {
      node.get().problem("`does` says what it has the last word on: [stock], [bookings] or both");
      return null;
    }
    return new ShopSettings.BackOffice(
        URI.create(url.replaceFirst("/$", "")), timeout, Set.copyOf(does));
  }

  private PaymentChoice payment() {
    var node = file.field("payment");
    if (node.isEmpty()) {
      return PaymentChoice.SANDBOX;
    }
    var payment = node.get();
    if (!payment.isMap()) {
      return new PaymentChoice(provider(payment), CaptureMode.AT_ONCE, null, null);
    }
    payment.onlyKeys(Set.of("provider", "capture", "wallet", "return_to"));
    return new PaymentChoice(
        payment.field("provider").map(SettingsReader::provider).orElse("sandbox"),
        payment.field("capture").map(SettingsReader::capture).orElse(CaptureMode.AT_ONCE),
        payment.field("wallet").flatMap(SettingsReader::wallet).orElse(null),
        payment.field("return_to").flatMap(SettingsReader::page).orElse(null));
  }

  private static String provider(YamlNode node) {
    var name = node.text().orElse("");
    if (!PROVIDERS.contains(name)) {
      node.problem(
          "no payment provider is called `" + name + "`: write " + String.join(", ", PROVIDERS));
    }
    return name;
  }

  private static CaptureMode capture(YamlNode node) {
    return switch (node.text().orElse("")) {
      case "at_once" -> CaptureMode.AT_ONCE;
      case "on_shipping" -> CaptureMode.ON_SHIPPING;
      default -> {
        node.problem("write at_once or on_shipping");
        yield CaptureMode.AT_ONCE;
      }
    };
  }

  private static Optional<String> wallet(YamlNode node) {
    var wallet = node.text().filter(Set.of("paypal", "venmo")::contains);
    if (wallet.isEmpty()) {
      node.problem("write paypal or venmo");
    }
    return wallet;
  }

  private static Optional<String> page(YamlNode node) {
    var page =
        node.text().filter(text -> text.matches("https://[a-zA-Z0-9.-]+(:\\d{1,5})?(/\\S*)?"));
    if (page.isEmpty()) {
      node.problem("a page is written https://www.example.com/thanks");
    }
    return page;
  }

  private boolean sells() {
    var word = file.text("sells").orElse("goods");
    if (!word.equals("goods") && !word.equals("nothing")) {
      file.problem("`sells: " + word + "`: write goods or nothing");
    }
    return !word.equals("nothing");
  }

  private Set<String> origins() {
    var origins = new LinkedHashSet<String>();
    for (var node : file.field("origins").map(YamlNode::items).orElse(List.of())) {
      var origin = node.text().orElse("");
      if (origin.matches("https?://[a-zA-Z0-9.-]+(:\\d{1,5})?")) {
        origins.add(origin);
      } else {
        node.problem("an origin is written https://www.example.com, without a path");
      }
    }
    return origins;
  }

  private Leaning leaning() {
    var node = file.field("understanding");
    if (node.isEmpty()) {
      return Leaning.BALANCED;
    }
    node.get().onlyKeys(Set.of("when_unsure", "intents"));
    var general = node.get().field("when_unsure").flatMap(SettingsReader::point);
    var intents = new LinkedHashMap<String, OperatingPoint>();
    node.get()
        .field("intents")
        .ifPresent(
            own ->
                own.fields()
                    .forEach(
                        (intent, word) ->
                            point(word).ifPresent(point -> intents.put(intent, point))));
    return new Leaning(general.orElse(OperatingPoint.BALANCED), intents);
  }

  private static Optional<OperatingPoint> point(YamlNode node) {
    for (var point : OperatingPoint.values()) {
      if (node.text().filter(point.word()::equals).isPresent()) {
        return Optional.of(point);
      }
    }
    node.problem("write cautious, balanced or eager");
    return Optional.empty();
  }

  private Optional<ShopId> shopId(String text) {
    try {
      return Optional.of(new ShopId(text));
    } catch (IllegalArgumentException e) {
      file.field("id").ifPresent(n -> n.problem(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private List<Language> languages() {
    var languages = new ArrayList<Language>();
    file.field("languages")
        .ifPresentOrElse(
            node ->
                node.items()
                    .forEach(
                        item ->
                            item.text().flatMap(t -> language(item, t)).ifPresent(languages::add)),
            () -> file.problem("`languages` is missing; write for example `languages: [fr, en]`"));
    file.field("default_language")
        .ifPresent(
            node ->
                node.text()
                    .flatMap(t -> language(node, t))
                    .ifPresent(
                        first -> {
                          if (!languages.remove(first)) {
                            node.problem("the default language is not among `languages`");
                          }
                          languages.addFirst(first);
                        }));
    return languages.isEmpty() ? List.of(Language.ENGLISH) : languages;
  }

  private static Optional<Language> language(YamlNode node, String code) {
    try {
      return Optional.of(new Language(code));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Currency currency() {
    var node = file.field("currency");
    if (node.isEmpty()) {
      file.problem("`currency` is missing; write for example `currency: EUR`");
      return Currency.getInstance("EUR");
    }
    try {
      return Currency.getInstance(node.get().text().orElse(""));
    } catch (IllegalArgumentException e) {
      node.get()
          .problem("`" + node.get().text().orElse("") + "` is no currency; write for example EUR");
      return Currency.getInstance("EUR");
    }
  }

  private ZoneId zone() {
    var node = file.field("time_zone");
    try {
      return ZoneId.of(node.flatMap(YamlNode::text).orElse("UTC"));
    } catch (DateTimeException e) {
      node.ifPresent(n -> n.problem("no such time zone; write for example Europe/Paris"));
      return ZoneId.of("UTC");
    }
  }

  private String country() {
    return file.text("country")
        .or(
            () ->
                file.field("delivery")
                    .map(d -> d.texts("countries"))
                    .filter(c -> !c.isEmpty())
                    .map(List::getFirst))
        .orElse("FR");
  }

  /** Names of channels; one with an account is written {@code telegram: {account: …}}. */
  private List<String> channels() {
    var channels = new LinkedHashSet<String>();
    for (var node : file.field("channels").map(YamlNode::items).orElse(List.of())) {
      if (node.isMap()) {
        channels.addAll(node.fields().keySet());
      } else {
        node.text().ifPresent(channels::add);
      }
    }
    return channels.isEmpty() ? List.of("web") : List.copyOf(channels);
  }

  private List<ShopSettings.ChannelAccount> accounts() {
    var accounts = new ArrayList<ShopSettings.ChannelAccount>();
    for (var node : file.field("channels").map(YamlNode::items).orElse(List.of())) {
      if (node.isMap()) {
        node.fields().forEach((channel, own) -> account(channel, own).ifPresent(accounts::add));
      }
    }
    return accounts;
  }

  private static Optional<ShopSettings.ChannelAccount> account(String channel, YamlNode node) {
    if (!node.isMap()) {
      node.problem("write for example `telegram: {account: maison}`");
      return Optional.empty();
    }
    var settings = new LinkedHashMap<String, String>();
    node.fields().forEach((name, value) -> value.text().ifPresent(t -> settings.put(name, t)));
    var account = Optional.ofNullable(settings.remove("account")).orElse("");
    if (!account.matches("[A-Za-z0-9_.+-]{1,80}")) {
      node.problem(
          "`account` is missing or not a name; write for example `"
              + channel
              + ": {account: maison}`");
      return Optional.empty();
    }
    return Optional.of(new ShopSettings.ChannelAccount(channel, account, settings, node.line()));
  }

  private ShopSettings.Persona persona(String shopName) {
    var node = file.field("persona");
    if (node.isEmpty()) {
      return new ShopSettings.Persona(
          shopName, null, "vous", LocalizedText.EMPTY, LocalizedText.EMPTY, Map.of());
    }
    var persona = node.get();
    persona.onlyKeys(Set.of("name", "picture", "register", "role", "tone", "words_to_avoid"));
    var register = persona.text("register").orElse("vous");
    if (!register.equals("tu") && !register.equals("vous")) {
      persona.problem("`register` is tu or vous");
    }
    return new ShopSettings.Persona(
        persona.requiredText("name").orElse(shopName),
        persona.text("picture").orElse(null),
        register,
        localized(persona, "role"),
        localized(persona, "tone"),
        persona.field("words_to_avoid").map(w -> w.wordLists(language)).orElse(Map.of()));
  }

  private List<ShopSettings.Goal> goals() {
    var goals = new ArrayList<ShopSettings.Goal>();
    for (var node : file.field("goals").map(YamlNode::items).orElse(List.of())) {
      node.onlyKeys(Set.of("id", "event", "label"));
      var id = node.requiredText("id");
      var event = node.requiredText("event");
      if (id.isPresent() && event.isPresent()) {
        goals.add(new ShopSettings.Goal(id.get(), event.get(), localized(node, "label")));
      }
    }
    if (goals.size() > 5) {
      file.field("goals").ifPresent(n -> n.problem("at most five goals lead; choose"));
    }
    return goals;
  }

  private ShopSettings.Brand brand() {
    var brand = file.field("brand");
    brand.ifPresent(b -> b.onlyKeys(Set.of("logo", "colours", "display_font")));
    brand
        .flatMap(b -> b.field("display_font"))
        .ifPresent(
            node ->
                node.text()
                    .filter(font -> !ShopSettings.Brand.DISPLAY_FONTS.contains(font))
                    .ifPresent(
                        font ->
                            node.problem(
                                "the house has no letters `"
                                    + font
                                    + "`; use one of "
                                    + ShopSettings.Brand.DISPLAY_FONTS)));
    var colours = brand.flatMap(b -> b.field("colours"));
    return new ShopSettings.Brand(
        brand.flatMap(b -> b.text("logo")).orElse(null),
        colours(colours.flatMap(c -> c.field("light"))),
        colours(colours.flatMap(c -> c.field("dark"))),
        brand.flatMap(b -> b.text("display_font")).orElse(null));
  }

  private static Map<String, String> colours(Optional<YamlNode> node) {
    var colours = new LinkedHashMap<String, String>();
    node.ifPresent(
        n ->
            n.fields()
                .forEach(
                    (name, value) -> {
                      var colour = value.text().orElse("");
                      if (colour.matches("#[0-9A-Fa-f]{6}")) {
                        colours.put(name, colour);
                      } else {
                        value.problem("a colour is written \"#4A5D45\"");
                      }
                    }));
    return colours;
  }

  private List<ShopSettings.Season> seasons() {
    var seasons = new ArrayList<ShopSettings.Season>();
    for (var node : file.field("seasons").map(YamlNode::items).orElse(List.of())) {
      var id = node.requiredText("id");
      var from = node.field("from").flatMap(SettingsReader::date);
      var until = node.field("until").flatMap(SettingsReader::date);
      if (id.isPresent() && from.isPresent() && until.isPresent()) {
        seasons.add(
            new ShopSettings.Season(
                id.get(),
                node.text("picture").orElse(null),
                from.get(),
                until.get(),
                localized(node, "title"),
                localized(node, "text"),
                node.texts("products")));
      }
    }
    return seasons;
  }

  static Optional<LocalDate> date(YamlNode node) {
    try {
      return node.text().map(LocalDate::parse);
    } catch (DateTimeException e) {
      node.problem("a day is written 2026-12-24");
      return Optional.empty();
    }
  }

  private LocalizedText localized(YamlNode node, String key) {
    return node.field(key).map(n -> n.localized(language)).orElse(LocalizedText.EMPTY);
  }
}
