package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.state.Prompt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the answers that a question offers a sentence takes; its value. */
final class OfferedOption {
  private static final Map<String, String> COUNTS =
      Map.of(
          "un", "1", "une", "1", "one", "1", "a", "1", "deux", "2", "two", "2", "trois", "3",
          "three", "3");

  private OfferedOption() {}

  /** By its place, its words, a clear part of them, or what it is among them. */
  static Optional<String> of(Prompt prompt, String text) {
    var exact = exactly(prompt, text);
    if (exact.isPresent() || Question.asks(text)) {
      return exact;
    }
    // beside a yes and a no, "the first" is of something else that was shown
    var pointed =
        prompt.kind() == Prompt.Kind.CONFIRM
            ? Optional.<Prompt.Option>empty()
            : PointedOption.of(prompt, text);
    if (pointed.isPresent()) {
      return pointed.map(Prompt.Option::value);
    }
    var bare = Flows.bare(text);
    var part =
        prompt.options().stream()
            .filter(o -> bare.length() >= 3 && contains(bare, Flows.bare(o.label())))
            .toList();
    return part.size() == 1 ? Optional.of(part.getFirst().value()) : byOwnWord(prompt, bare);
  }

  /** By its words, or a clear part of them. */
  static Optional<String> named(Prompt prompt, String bare) {
    var part =
        prompt.options().stream()
            .filter(o -> bare.length() >= 4 && contains(bare, Flows.bare(o.label())))
            .toList();
    return part.size() == 1 ? Optional.of(part.getFirst().value()) : Optional.empty();
  }

  /** Whether it only takes one: "the first one" of some trains says nothing of first class. */
  static boolean isAll(Prompt prompt, String text) {
    return exactly(prompt, text).isPresent()
        || prompt.kind() != Prompt.Kind.CONFIRM && PointedOption.of(prompt, text).isPresent();
  }

  /** The only option that a word of the sentence belongs to: "deliver it to my home". */
  private static Optional<String> byOwnWord(Prompt prompt, String bare) {
    var said = new HashSet<>(List.of(bare.split(" ")));
    var meant =
        prompt.options().stream()
            .filter(
                option ->
                    Arrays.stream(Flows.bare(option.label()).split(" "))
                        .filter(word -> word.length() >= 4 && said.contains(word))
                        .anyMatch(
                            word ->
                                prompt.options().stream()
                                    .filter(o -> o != option)
                                    .noneMatch(o -> Flows.bare(o.label()).contains(word))))
            .toList();
    return meant.size() == 1 && said.size() <= 8
        ? Optional.of(meant.getFirst().value())
        : Optional.empty();
  }

  /** One of the offered answers by its place or just its words. */
  static Optional<String> exactly(Prompt prompt, String text) {
    var options = prompt.options();
    var bare = Flows.bare(text);
    if (bare.matches("\\d{1,2}")) {
      var index = Integer.parseInt(bare) - 1;
      if (index >= 0 && index < options.size()) {
        return Optional.of(options.get(index).value());
      }
    }
    var counted = counted(bare);
    return options.stream()
        .filter(option -> counted(Flows.bare(option.label())).equals(counted))
        .findFirst()
        .map(Prompt.Option::value);
  }

  /** "1 adulte" and "un adulte" are the same. */
  private static String counted(String bare) {
    var space = bare.indexOf(' ');
    var first = space < 0 ? "" : bare.substring(0, space);
    return COUNTS.containsKey(first) ? COUNTS.get(first) + bare.substring(space) : bare;
  }

  private static boolean contains(String bare, String label) {
    return (" " + bare + " ").contains(" " + label + " ")
        || (bare.length() >= 4 && (" " + label + " ").contains(" " + bare + " "));
  }
}
