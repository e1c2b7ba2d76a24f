package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.web.storefront.Showcase.Edition;
import io.comptoir.web.storefront.Showcase.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads what only the storefront shows from a shop's folder: the seasons of {@code shop.yml}, the
 * words of {@code storefront.yml}, the pictures {@code images/category-*.svg} and the articles of
 * {@code knowledge/}. All of it may be missing; what is written wrongly is left out with a line in
 * the log, for a window that lacks a sentence must not close the shop.
 */
public final class StorefrontFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StorefrontFolder.class);
  private static final int SUMMARY = 140;

  private final Path folder;
  private final Language own;

  private StorefrontFolder(Path folder, Language own) {
    this.folder = folder;
    this.own = own;
  }

  /**
   * @param own the language of words that name none
   * @throws UncheckedIOException when a file that is there cannot be read
   */
  public static Showcase showcase(Path folder, Language own) {
    return new StorefrontFolder(folder, own).showcase();
  }

  /**
   * The articles in all these languages, by title.
   *
   * @throws UncheckedIOException when a file that is there cannot be read
   */
  public static List<Article> articles(Path folder, List<Language> languages) {
    var reader = new StorefrontFolder(folder, languages.getFirst());
    var articles = new ArrayList<Article>();
    for (var language : languages) {
      for (var file : reader.files("knowledge/" + language, ".md")) {
        articles.add(reader.article(file, language));
      }
    }
    return articles;
  }

  private Showcase showcase() {
    var shop = yaml("shop.yml");
    var window = yaml("storefront.yml");
    return new Showcase(
        words(shop.get("description")),
        words(window.get("announcement")),
        list(shop.get("seasons")).stream().map(this::edition).flatMap(Optional::stream).toList(),
        list(window.get("wishes")).stream().map(this::words).filter(w -> !w.isEmpty()).toList(),
        list(window.get("promises")).stream().map(this::promise).toList(),
        words(window.get("about")),
        categoryPictures(),
        window.get("ask") == null ? null : ask(map(window.get("ask"))),
        window.get("opening") == null ? null : opening(map(window.get("opening"))),
        ownWords(map(window.get("words"))));
  }

  private Showcase.Ask ask(Map<String, Object> fields) {
    return new Showcase.Ask(
        words(fields.get("title")),
        words(fields.get("text")),
        words(fields.get("button")),
        words(fields.get("say")));
  }

  private Showcase.Opening opening(Map<String, Object> fields) {
    var picture = fields.get("picture");
    return new Showcase.Opening(
        picture == null ? null : picture.toString(),
        words(fields.get("alt")),
        words(fields.get("title")),
        words(fields.get("text")));
  }

  /** The pages' words in the languages in which the shop says any of them in its own way. */
  private Map<Language, Words> ownWords(Map<String, Object> yaml) {
    var own = new LinkedHashMap<Language, Map<String, String>>();
    yaml.forEach(
        (key, value) ->
            words(value)
                .byLanguage()
                .forEach(
                    (language, text) ->
                        own.computeIfAbsent(language, _ -> new HashMap<>()).put(key, text)));
    var words = new HashMap<Language, Words>();
    own.forEach(
        (language, texts) -> {
          try {
            words.put(language, Words.in(language).with(texts));
          } catch (IllegalArgumentException e) {
            LOG.warn(
                "the words of {} are left out in {}: {}",
                folder.resolve("storefront.yml"),
                language,
                e.getMessage());
          }
        });
    return words;
  }

  private Optional<Edition> edition(@Nullable Object yaml) {
    var fields = map(yaml);
    var picture = fields.get("picture");
    try {
      return Optional.of(
          new Edition(
              monthDay(fields.get("from")),
              monthDay(fields.get("until")),
              picture == null ? null : picture.toString(),
              words(fields.get("alt")),
              words(fields.get("title")),
              words(fields.get("text")),
              list(fields.get("products")).stream()
                  .map(id -> new ProductId(String.valueOf(id)))
                  .toList()));
    } catch (DateTimeException | IllegalArgumentException e) {
      LOG.warn("a season of {} is left out: {}", folder.resolve("shop.yml"), e.getMessage());
      return Optional.empty();
    }
  }

  private static MonthDay monthDay(@Nullable Object date) {
    return MonthDay.from(LocalDate.parse(String.valueOf(date)));
  }

  private Promise promise(@Nullable Object yaml) {
    var fields = map(yaml);
    return new Promise(
        String.valueOf(fields.getOrDefault("sign", "star")),
        words(fields.get("title")),
        words(fields.get("text")));
  }

  private Map<String, String> categoryPictures() {
    var pictures = new HashMap<String, String>();
    for (var file : files("images", ".svg")) {
      var name = file.getFileName().toString();
      if (name.startsWith("category-")) {
        pictures.put(name.substring("category-".length(), name.length() - 4), "images/" + name);
      }
    }
    return pictures;
  }

  private Article article(Path file, Language language) {
    var text = text(file);
    var name = file.getFileName().toString();
    var id = name.substring(0, name.length() - 3);
    var head = "";
    var body = text;
    if (text.startsWith("---")) {
      var end = text.indexOf("\n---", 3);
      if (end > 0) {
        head = text.substring(3, end);
        body = text.substring(Math.min(text.length(), end + 4)).strip();
      }
    }
    var title = parse(head, file).get("title");
    return new Article(
        id,
        language,
        title == null ? id : Typography.set(title.toString(), language),
        Typography.set(Markdown.summary(body, SUMMARY), language),
        Typography.set(body, language));
  }

  private LocalizedText words(@Nullable Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      var words = new LinkedHashMap<Language, String>();
      map.forEach(
          (code, text) -> {
            var language = new Language(code.toString());
            words.put(language, Typography.set(String.valueOf(text), language));
          });
      return new LocalizedText(words);
    }
    return yaml == null
        ? LocalizedText.EMPTY
        : LocalizedText.of(own, Typography.set(yaml.toString(), own));
  }

  private static List<?> list(@Nullable Object yaml) {
    return yaml instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> untyped(@Nullable Object yaml) {
    return yaml instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<String, Object> map(@Nullable Object yaml) {
    var fields = new LinkedHashMap<String, Object>();
    untyped(yaml)
        .forEach(
            (key, value) -> {
              if (value != null) {
                fields.put(String.valueOf(key), value);
              }
            });
    return fields;
  }

  private Map<String, Object> yaml(String name) {
    var file = folder.resolve(name);
    return Files.exists(file) ? parse(text(file), file) : Map.of();
  }

  private static Map<String, Object> parse(String text, Path file) {
    try {
      return map(
          new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(text));
    } catch (YamlEngineException e) {
      LOG.warn("{} is not YAML and is left out: {}", file, e.getMessage());
      return Map.of();
    }
  }

  private List<Path> files(String inner, String ending) {
    var directory = folder.resolve(inner);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
