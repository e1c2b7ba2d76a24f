package io.comptoir.dialogue.flow;

import io.comptoir.base.Language;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The flows of a shop and what starts them. */
public final class Flows {
  private static final Pattern MANNERS =
      Pattern.compile("[ ,]+(?:s[' ]?il (?:vous|te) plait|svp|stp|please|pls)[ .!]*$");

  private final Map<String, Flow> byName = new LinkedHashMap<>();
  private final Map<String, Flow> byIntent = new HashMap<>();
  private final Map<String, Flow> byPress = new HashMap<>();
  private final Map<String, Flow> byEvent = new HashMap<>();
  private final Map<String, Flow> byLink = new HashMap<>();
  private final Map<String, Flow> byEntity = new LinkedHashMap<>();
  private final Map<Language, Map<String, Flow>> byKeyword = new HashMap<>();

  /** Where two flows have the same trigger the first one keeps it. */
  public Flows(Collection<Flow> flows) {
    for (var flow : flows) {
      byName.putIfAbsent(flow.name(), flow);
      var trigger = flow.trigger();
      trigger.intents().forEach(intent -> byIntent.putIfAbsent(intent, flow));
      trigger.presses().forEach(press -> byPress.putIfAbsent(press, flow));
      trigger.events().forEach(event -> byEvent.putIfAbsent(event, flow));
      trigger.links().forEach(link -> byLink.putIfAbsent(link, flow));
      trigger.entities().forEach(entity -> byEntity.putIfAbsent(entity, flow));
      trigger
          .keywords()
          .forEach(
              (language, words) ->
                  words.forEach(
                      word ->
                          byKeyword
                              .computeIfAbsent(language, _ -> new HashMap<>())
                              .putIfAbsent(bare(word), flow)));
    }
  }

  public Optional<Flow> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<Flow> all() {
    return java.util.Collections.unmodifiableCollection(byName.values());
  }

  public Optional<Flow> forIntent(String intent) {
    return Optional.ofNullable(byIntent.get(intent));
  }

  public Set<String> intents() {
    return Set.copyOf(byIntent.keySet());
  }

  public Optional<Flow> forPress(String does) {
    return Optional.ofNullable(byPress.get(does));
  }

  public Optional<Flow> forEvent(String event) {
    return Optional.ofNullable(byEvent.get(event));
  }

  public Optional<Flow> forLink(String link) {
    return Optional.ofNullable(byLink.get(link));
  }

  /** The flow that one of these kinds of entities is reason enough for. */
  public Optional<Flow> forEntities(List<String> types) {
    return byEntity.entrySet().stream()
        .filter(e -> types.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public Optional<Flow> forKeyword(Language language, String text) {
    var keywords = byKeyword.getOrDefault(language, Map.of());
    var bare = bare(text);
    var flow = keywords.get(bare);
    // "répétez s'il vous plaît" is said politely
    return Optional.ofNullable(
        flow != null ? flow : keywords.get(MANNERS.matcher(bare).replaceFirst("")));
  }

  /** Without case, accents, punctuation and doubled spaces. */
  public static String bare(String text) {
    var letters = Normalizer.normalize(text, Normalizer.Form.NFD);
    var bare = new StringBuilder(letters.length());
    var gap = false;
    for (var i = 0; i < letters.length(); ) {
      var c = letters.codePointAt(i);
      i += Character.charCount(c);
      if (isMark(c)) {
        continue;
      }
      if (isPartOfWord(c)) {
        if (gap && !bare.isEmpty()) {
          bare.append(' ');
        }
        gap = false;
        bare.appendCodePoint(c == '’' ? '\'' : c);
      } else {
        gap = true;
      }
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isMark(int c) {
    return c > 0x7f
        && switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetter(c)
        || c == '\''
        || c == '’'
        || c == '+'
        || switch (Character.getType(c)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }
}
