package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import io.comptoir.web.DisplayFont;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands around every page: head, header, navigation, footer, and the facts for the script.
 *
 * @param title of the page alone; "" on the home page
 * @param path within the shop, with the query that makes the page what it is
 * @param searched the words in the search field
 * @param listed whether search engines may list the page
 * @param sells whether there is anything to look at and buy
 * @param mark the shop's sign, a picture; absent when it has none
 * @param letters the file of the letters of names and headings
 * @param places whether there is anywhere to go to
 * @param demonstration whether nothing is really sold
 * @param facts JSON for the script: shop, language, words, data layer
 */
public record Frame(
    Links links,
    Words words,
    String shopName,
    String tagline,
    String announcement,
    String title,
    String description,
    String path,
    List<Translation> translations,
    List<Aisle> aisles,
    List<Aisle> articles,
    String searched,
    boolean listed,
    boolean sells,
    @Nullable String mark,
    String letters,
    boolean places,
    boolean demonstration,
    String facts) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Frame {
    translations = List.copyOf(translations);
    aisles = List.copyOf(aisles);
    articles = List.copyOf(articles);
  }

  /** The same page in a language. {@code name} is in that language itself. */
  public record Translation(String language, String name, String url, boolean current) {}

  /** A way into a part of the shop, with the parts of that part. */
  public record Aisle(String id, String label, String url, List<Aisle> inner) {
    public Aisle {
      inner = List.copyOf(inner);
    }
  }

  /** What is to be said of one page. */
  public record About(
      String title,
      String description,
      String path,
      String searched,
      boolean listed,
      List<DataEvent> events,
      @Nullable String product) {
    public About {
      events = List.copyOf(events);
    }

    static About page(String title, String path) {
      return new About(title, "", path, "", true, List.of(), null);
    }

    About described(String text) {
      return new About(title, text, path, searched, listed, events, product);
    }

    About searched(String text) {
      return new About(title, description, path, text, listed, events, product);
    }

    /** Not for search engines: it is somebody's own, or one of endlessly many. */
    About unlisted() {
      return new About(title, description, path, searched, false, events, product);
    }

    About telling(DataEvent... events) {
      return new About(title, description, path, searched, listed, List.of(events), product);
    }

    About ofProduct(String id) {
      return new About(title, description, path, searched, listed, events, id);
    }
  }

  static Frame of(Visit visit, About about) {
    var front = visit.front();
    var links = visit.links();
    var words = visit.words();
    var tagline = front.showcase().tagline().in(visit.language());
    return new Frame(
        links,
        words,
        front.name(),
        tagline,
        front.showcase().announcement().in(visit.language()),
        about.title(),
        about.description().isEmpty() ? tagline : about.description(),
        about.path(),
        translations(visit, about.path()),
        aisles(visit),
        articles(visit),
        about.searched(),
        about.listed(),
        !front.catalog().products().isEmpty(),
        links.picture(front.brand().logo()),
        DisplayFont.of(front.brand()).file(),
        !front.catalog().stores().isEmpty(),
        front.demonstration(),
        facts(visit, about));
  }

  /** For the browser's title: the page, then the shop. */
  public String fullTitle() {
    return title.isEmpty()
        ? tagline.isEmpty() ? shopName : shopName + " — " + tagline
        : title + " — " + shopName;
  }

  public String language() {
    return words.language().code();
  }

  private static List<Translation> translations(Visit visit, String path) {
    var all = new ArrayList<Translation>();
    for (var language : visit.front().languages()) {
      var joint = path.indexOf('?') < 0 ? '?' : '&';
      var name = Locale.of(language.code()).getDisplayLanguage(language.locale());
      all.add(
          new Translation(
              language.code(),
              Words.in(language).capital(name),
              visit.links().page(path) + joint + "lang=" + language,
              language.equals(visit.language())));
    }
    return all;
  }

  /** The widest categories with those directly inside, in the order of the vocabulary. */
  static List<Aisle> aisles(Visit visit) {
    var categories = visit.front().catalog().vocabulary().categories().values();
    return categories.stream()
        .filter(c -> c.parent() == null)
        .map(
            c ->
                aisle(
                    c,
                    visit,
                    categories.stream()
                        .filter(inner -> c.id().equals(inner.parent()))
                        .map(inner -> aisle(inner, visit, List.of()))
                        .toList()))
        .toList();
  }

  private static Aisle aisle(Category category, Visit visit, List<Aisle> inner) {
    return new Aisle(
        category.id(),
        category.label().in(visit.language()),
        visit.links().category(category.id()),
        inner);
  }

  private static List<Aisle> articles(Visit visit) {
    return HelpPage.inLanguage(visit.front().articles(), visit).stream()
        .map(a -> new Aisle(a.id(), a.title(), visit.links().article(a.id()), List.of()))
        .toList();
  }

  private static String facts(Visit visit, About about) {
    return JSON.writeValueAsString(
        new Facts(
            visit.front().id().value(),
            visit.language(),
            visit.front().currency().getCurrencyCode(),
            about.product(),
            about.events(),
            scriptWords(visit)));
  }

  /** What the script says; the shop's own offer where it has one. */
  private static Map<String, String> scriptWords(Visit visit) {
    var words = visit.words().startingWith("js.");
    var ask = visit.front().showcase().ask();
    if (ask != null) {
      words.put("gift", ask.button().in(visit.language()));
      words.put("gift_say", ask.say().in(visit.language()));
    }
    return words;
  }

  private record Facts(
      String shop,
      Language language,
      String currency,
      @Nullable String product,
      List<DataEvent> events,
      Map<String, String> words) {}
}
