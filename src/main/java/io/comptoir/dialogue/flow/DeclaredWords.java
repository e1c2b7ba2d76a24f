package io.comptoir.dialogue.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that a shop declares under a name ({@code words:} in its {@code nlu/*.yml}), for its flows
 * to ask whether a sentence says one of them: {@code 'taking_off' in heard.words}. They are no
 * entities: nothing is filled with them, and what a sentence means does not change.
 *
 * <p>Compared as {@link Flows#bare} leaves them, in any language of the shop; {@code retir*} is
 * every word that begins so, {@code take … off} has up to four words between. One that is denied
 * ("not more expensive", "n'enlevez pas") is not said.
 */
public final class DeclaredWords {
  public static final DeclaredWords NONE = new DeclaredWords(Map.of());

  /** How many words may stand between a denial and what it denies. */
  private static final String DENIED_BEFORE =
      "(?<!\\p{L})(?:pas|jamais|sans|ni|not|never|no|without|don't|didn't|isn't)(?: \\S+){0,1} $";

  private static final Pattern BEFORE = Pattern.compile(DENIED_BEFORE);
  private static final Pattern BEHIND = Pattern.compile("^ (?:pas|plus|jamais)(?!\\p{L})");

  /** What "…" stands for. */
  private static final String BETWEEN = " (?:\\S+ ){0,4}?";

  private final Map<String, Pattern> patterns;

  /**
   * @param words by name, as they are written
   */
  public DeclaredWords(Map<String, ? extends Collection<String>> words) {
    var compiled = new LinkedHashMap<String, Pattern>();
    words.forEach((name, phrases) -> compile(phrases).ifPresent(p -> compiled.put(name, p)));
    this.patterns = Map.copyOf(compiled);
  }

  public Set<String> names() {
    return patterns.keySet();
  }

  /** Names of those that the sentence says, in the order of the alphabet. */
  public List<String> in(String sentence) {
    var bare = Flows.bare(sentence);
    return patterns.entrySet().stream()
        .filter(declared -> says(bare, declared.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean says(String bare, Pattern words) {
    var matcher = words.matcher(bare);
    while (matcher.find()) {
      if (!BEFORE.matcher(bare.substring(0, matcher.start())).find()
          && !BEHIND.matcher(bare.substring(matcher.end())).find()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Pattern> compile(Collection<String> phrases) {
    var parts = new LinkedHashSet<String>();
    for (var phrase : phrases) {
      if (!Flows.bare(phrase).isEmpty()) {
        parts.add(
            Arrays.stream(phrase.split("…"))
                .map(DeclaredWords::part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(BETWEEN)));
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Pattern.compile(
                parts.stream()
                    .collect(
                        Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"))));
  }

  private static String part(String phrase) {
    var bare = Flows.bare(phrase);
    return bare.isEmpty()
        ? ""
        : Pattern.quote(bare) + (phrase.strip().endsWith("*") ? "[\\p{L}\\p{N}]*" : "");
  }

  /** Gathers the words of several files and languages. */
  public static final class Gathering {
    private final Map<String, List<String>> words = new LinkedHashMap<>();

    public void add(String name, Collection<String> phrases) {
      words.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(phrases);
    }

    public DeclaredWords all() {
      return new DeclaredWords(words);
    }
  }
}
