package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A piece of a YAML file that knows where it stands, so that a mistake names file and line. */
public final class YamlNode {
  private final String file;
  private final Node node;
  private final Problems problems;

  private YamlNode(String file, Node node, Problems problems) {
    this.file = file;
    this.node = node;
    this.problems = problems;
  }

  /** The file's top, or nothing when it is empty or not YAML (which is a problem then). */
  public static Optional<YamlNode> read(String file, String text, Problems problems) {
    var settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .filter(node -> YamlShape.sound(file, node, problems))
          .map(node -> new YamlNode(file, node, problems));
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      problems.add(file, line, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file, 0, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The documents of a file that holds several, one after the other. */
  public static List<YamlNode> readAll(String file, String text, Problems problems) {
    var settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    var nodes = new ArrayList<YamlNode>();
    try {
      new Compose(settings)
          .composeAllFromString(text)
          .forEach(
              node -> {
                if (YamlShape.sound(file, node, problems)) {
                  nodes.add(new YamlNode(file, node, problems));
                }
              });
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      problems.add(file, line, "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(file, 0, "this is not YAML: " + e.getMessage());
    }
    return nodes;
  }

  public String file() {
    return file;
  }

  /** Whether it is a plain word or number, not a list or a map. */
  public boolean isWord() {
    return node instanceof ScalarNode;
  }

  /** Whether it stands in quotes, and so is text whatever it looks like: a postcode. */
  public boolean isQuoted() {
    return node instanceof ScalarNode scalar && !scalar.isPlain();
  }

  /** A problem for each key that means nothing here. */
  public void onlyKeys(java.util.Collection<String> known) {
    if (node instanceof MappingNode map) {
      for (var entry : map.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
          var line = key.getStartMark().map(m -> m.getLine() + 1).orElse(0);
          problems.add(
              file,
              line,
              "`"
                  + key.getValue()
                  + "` means nothing here; known are "
                  + String.join(", ", known.stream().sorted().toList()));
        }
      }
    }
  }

  public int line() {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  public void problem(String message) {
    problems.add(file, line(), message);
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** The entries by key, in order; a problem and none when this is no map. */
  public Map<String, YamlNode> fields() {
    if (!(node instanceof MappingNode map)) {
      problem("a map of `key: value` is needed here");
      return Map.of();
    }
    var fields = new LinkedHashMap<String, YamlNode>();
    for (var entry : map.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        fields.put(key.getValue(), new YamlNode(file, entry.getValueNode(), problems));
      }
    }
    return fields;
  }

  /** The value under this key; "" and null count as absent. */
  public Optional<YamlNode> field(String key) {
    if (!(node instanceof MappingNode map)) {
      return Optional.empty();
    }
    return map.getValue().stream()
        .filter(e -> e.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
        .map(e -> new YamlNode(file, e.getValueNode(), problems))
        .filter(n -> !n.isNull())
        .findFirst();
  }

  /** The elements; a single value counts as a list of one. */
  public List<YamlNode> items() {
    if (node instanceof SequenceNode list) {
      return list.getValue().stream().map(n -> new YamlNode(file, n, problems)).toList();
    }
    return List.of(this);
  }

  public Optional<String> text() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** The words under this key; a problem when it holds something else. */
  public Optional<String> text(String key) {
    return field(key)
        .flatMap(
            n -> {
              var text = n.text();
              if (text.isEmpty()) {
                n.problem("`" + key + "` is one value, not a list or a map");
              }
              return text;
            });
  }

  public Optional<String> requiredText(String key) {
    var text = text(key).filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      problem("`" + key + "` is missing here");
    }
    return text;
  }

  public List<String> texts() {
    var texts = new ArrayList<String>();
    for (var item : items()) {
      item.text().ifPresentOrElse(texts::add, () -> item.problem("a plain word is needed here"));
    }
    return texts;
  }

  public List<String> texts(String key) {
    return field(key).map(YamlNode::texts).orElse(List.of());
  }

  public boolean truth(String key) {
    return text(key).map(t -> t.equals("true") || t.equals("yes")).orElse(false);
  }

  /** Words in one language ({@code label: Parfums}) or several ({@code label: {fr: …, en: …}}). */
  public LocalizedText localized(Language defaultLanguage) {
    if (!isMap()) {
      return text().map(t -> LocalizedText.of(defaultLanguage, t)).orElse(LocalizedText.EMPTY);
    }
    var words = new LinkedHashMap<Language, String>();
    fields()
        .forEach(
            (code, value) ->
                value
                    .language(code)
                    .ifPresent(l -> value.text().ifPresent(text -> words.put(l, text))));
    return new LocalizedText(words);
  }

  /** Lists of words by language. */
  public Map<Language, List<String>> wordLists(Language defaultLanguage) {
    if (!isMap()) {
      return Map.of(defaultLanguage, texts());
    }
    var words = new LinkedHashMap<Language, List<String>>();
    fields()
        .forEach((code, value) -> value.language(code).ifPresent(l -> words.put(l, value.texts())));
    return words;
  }

  /** The same without places and layout: maps in their order, lists, texts, null. */
  public @org.jspecify.annotations.Nullable Object plain() {
    return plain(node);
  }

  private static @org.jspecify.annotations.Nullable Object plain(Node node) {
    return switch (node) {
      case MappingNode map -> {
        var fields = new LinkedHashMap<String, @org.jspecify.annotations.Nullable Object>();
        for (var entry : map.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            fields.put(key.getValue(), plain(entry.getValueNode()));
          }
        }
        yield fields;
      }
      case SequenceNode list -> {
        var items = new ArrayList<@org.jspecify.annotations.Nullable Object>();
        list.getValue().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case ScalarNode scalar ->
          scalar.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.NULL) ? null : scalar.getValue();
      default -> null;
    };
  }

  private Optional<Language> language(String code) {
    try {
      return Optional.of(new Language(code));
    } catch (IllegalArgumentException e) {
      problem("`" + code + "` is not a language; write for example `fr` or `en`");
      return Optional.empty();
    }
  }

  private boolean isNull() {
    return node instanceof ScalarNode s
        && (s.getTag().equals(org.snakeyaml.engine.v2.nodes.Tag.NULL) || s.getValue().isEmpty());
  }
}
