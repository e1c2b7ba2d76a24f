package io.comptoir.dialogue.message;

import java.util.regex.Pattern;

/** What is said to somebody who is not happy: no emoji, nothing exclaimed. */
public final class Calm {
  private static final Pattern EMOJI =
      Pattern.compile(
          "\\h*[\\p{IsEmoji_Presentation}\\p{IsExtended_Pictographic}\\x{FE0F}\\x{200D}]+");
  private static final Pattern EXCLAIMED = Pattern.compile("[\\h\\u00A0\\u202F]*!+");
  private static final Pattern ASKED = Pattern.compile("([?])[\\h\\u00A0\\u202F]*!+");

  private Calm() {}

  public static boolean isCalm(String text) {
    return text.indexOf('!') < 0 && !EMOJI.matcher(text).find();
  }

  /** The same words, calmly. */
  public static String of(String text) {
    if (isCalm(text)) {
      return text;
    }
    var plain = EMOJI.matcher(text).replaceAll("");
    return EXCLAIMED.matcher(ASKED.matcher(plain).replaceAll("$1")).replaceAll(".").strip();
  }
}
