package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.message.MessageSketch;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.shop.catalog.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds messages that one language lacks, that ask for other values in another language, that are
 * too long for where they are read or heard, or that say what the persona does not.
 */
final class MessageCheck {
  /**
   * Longest text of a message in characters: what a phone shows without scrolling, what takes about
   * twenty seconds to say, three text messages.
   */
  private static final Map<MessageForm, Integer> LONGEST =
      new EnumMap<>(Map.of(MessageForm.WEB, 1_000, MessageForm.VOICE, 350, MessageForm.SMS, 480));

  private final ShopSettings settings;
  private final Messages messages;
  private final Map<Language, Map<String, Integer>> lines;
  private final Problems warnings;

  /**
   * @param lines of the keys that the shop's own files say, by language
   */
  MessageCheck(
      ShopSettings settings,
      Messages messages,
      Map<Language, Map<String, Integer>> lines,
      Problems warnings) {
    this.settings = settings;
    this.messages = messages;
    this.lines = lines;
    this.warnings = warnings;
  }

  void check() {
    lines.forEach(
        (language, keys) ->
            keys.forEach(
                (key, line) ->
                    messages
                        .find(key, language)
                        .ifPresent(wording -> check(language, key, line, wording))));
  }

  private void check(Language language, String key, int line, Wording wording) {
    for (var other : settings.languages()) {
      if (other.equals(language)) {
        continue;
      }
      if (!messages.has(key, other)) {
        warn(
            language,
            line,
            "message `" + key + "` is missing in messages/" + other + ".yml; write it there too");
      } else if (isFirst(language, other)) {
        compare(language, key, line, wording, other);
      }
    }
    for (var form : MessageForm.values()) {
      tooLong(language, key, line, wording, form);
    }
    avoided(language, key, line, wording);
  }

  /** So that a pair of languages is compared once. */
  private boolean isFirst(Language one, Language other) {
    return settings.languages().indexOf(one) < settings.languages().indexOf(other);
  }

  private void compare(Language language, String key, int line, Wording wording, Language other) {
    var here = new TreeSet<>(wording.arguments());
    var there = new TreeSet<>(messages.find(key, other).orElseThrow().arguments());
    if (!here.equals(there)) {
      warn(
          language,
          line,
          "message `"
              + key
              + "` says "
              + names(here)
              + " in "
              + language
              + " and "
              + names(there)
              + " in "
              + other
              + "; let both say the same");
    }
  }

  private static String names(TreeSet<String> arguments) {
    return arguments.isEmpty() ? "no value" : "{" + String.join("}, {", arguments) + "}";
  }

  /** The form's own texts, or those that stand in for them on a channel that the shop is on. */
  private void tooLong(Language language, String key, int line, Wording wording, MessageForm form) {
    var channel = form.name().toLowerCase(Locale.ROOT);
    var own = wording.texts(form);
    var said =
        own.isEmpty() && settings.channels().contains(channel)
            ? wording.texts(MessageForm.WEB)
            : own;
    var most = LONGEST.getOrDefault(form, Integer.MAX_VALUE);
    said.stream()
        .map(MessageSketch::of)
        .mapToInt(String::length)
        .filter(length -> length > most)
        .max()
        .ifPresent(
            length ->
                warn(
                    language,
                    line,
                    "message `"
                        + key
                        + "` has "
                        + length
                        + " characters, too many for "
                        + channel
                        + " (at most "
                        + most
                        + "); shorten it"
                        + (own.isEmpty() ? " or give it the form `" + channel + "`" : "")));
  }

  private void avoided(Language language, String key, int line, Wording wording) {
    var words = settings.persona().wordsToAvoid().getOrDefault(language, List.of());
    for (var text : wording.texts()) {
      var bare = " " + Flows.bare(text) + " ";
      words.stream()
          .filter(word -> bare.contains(" " + Flows.bare(word) + " "))
          .forEach(
              word ->
                  warn(
                      language,
                      line,
                      "message `"
                          + key
                          + "` says `"
                          + word
                          + "`, which the persona avoids; say it otherwise"));
    }
  }

  private void warn(Language language, int line, String what) {
    warnings.add("messages/" + language + ".yml", line, what);
  }
}
