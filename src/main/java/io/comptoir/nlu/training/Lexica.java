package io.comptoir.nlu.training;

import io.comptoir.base.Language;
import io.comptoir.nlu.intent.Concepts;
import io.comptoir.nlu.intent.Meanings;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Letters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the words that ship with the product: {@code io/comptoir/nlu/*.txt} on the class path. */
public final class Lexica {
  private static final List<String> LANGUAGES = List.of("fr", "en", "es", "de", "it", "nl", "pt");

  private Lexica() {}

  /** Every language that ships, French and English first. */
  public static List<Lexicon> all() {
    return LANGUAGES.stream().map(code -> read(code, new Language(code))).toList();
  }

  /** What emoji say; its language is of no meaning. */
  public static Lexicon emoji() {
    return read("emoji", Language.ENGLISH);
  }

  /** Words of the trade, and of every day, that mean about the same, in all languages together. */
  public static Meanings meanings() {
    return new Meanings(concepts("concepts"), concepts("meanings"));
  }

  /** The folded words that stand whole in the lists of concepts. */
  static Set<String> meaningWords() {
    return Stream.of("concepts", "meanings")
        .flatMap(name -> lines(name).stream())
        .filter(line -> line.contains(" = "))
        .flatMap(line -> Stream.of(line.split(" = ", 2)[1].split("[, ]+")))
        .filter(word -> !word.endsWith("*"))
        .map(Letters::fold)
        .collect(Collectors.toSet());
  }

  /** A concept of one file is none of the other's, whatever its name. */
  private static Concepts concepts(String name) {
    var words = new LinkedHashMap<String, List<String>>();
    for (var line : lines(name)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.split(" = ", 2);
        var entries = List.of(parts[1].split(","));
        words.put(name + " " + parts[0].strip(), entries.stream().map(String::strip).toList());
      }
    }
    return new Concepts(words);
  }

  /** Folded words of every day, which nobody mistypes a catalogue into. */
  public static Set<String> common() {
    var words = new HashSet<String>();
    for (var line : lines("common")) {
      if (!line.startsWith("#") && !line.startsWith("[")) {
        for (var word : line.split(" ")) {
          words.add(Letters.fold(word));
        }
      }
    }
    return words;
  }

  /**
   * The text of everything that ships, in a fixed order: a model learnt from other words is stale.
   */
  static List<String> resources() {
    return Stream.concat(LANGUAGES.stream(), Stream.of("emoji", "concepts", "meanings", "common"))
        .map(Lexica::text)
        .toList();
  }

  private static Lexicon read(String name, Language language) {
    var sections = new HashMap<String, List<String>>();
    var spelling = new HashMap<String, String>();
    var section = "";
    for (var line : lines(name)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (section.equals("spelling")) {
        var parts = line.split(" = ", 2);
        spelling.put(parts[0].strip(), parts[1].strip());
      } else {
        var entries = sections.computeIfAbsent(section, s -> new ArrayList<>());
        for (var entry : section.equals("text") ? List.of(line) : List.of(line.split(","))) {
          if (!entry.isBlank()) {
            entries.add(entry.strip());
          }
        }
      }
    }
    return new Lexicon(language, Map.copyOf(sections), spelling);
  }

  private static List<String> lines(String name) {
    return text(name).lines().toList();
  }

  private static String text(String name) {
    var resource = "/io/comptoir/nlu/" + name + ".txt";
    try (var in = Lexica.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
