package io.comptoir.message;

/**
 * Payment card numbers that people write though nobody asked: 13 to 19 digits, alone or in groups,
 * that begin as cards do (ISO/IEC 7812) and whose check digit is right (Luhn). They are made
 * unreadable before anything is kept. Pure.
 */
public final class CardNumbers {
  /** What stands for a digit that is hidden. */
  public static final char MASK = '•';

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  private CardNumbers() {}

  /** The text with every digit of a card number masked; the very same text when it has none. */
  public static String masked(String text) {
    var digits = 0;
    for (var i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    if (digits < SHORTEST) {
      return text;
    }
    var written = text.toCharArray();
    for (var start = 0; start < written.length; start++) {
      if (Character.isDigit(written[start])) {
        mask(written, start);
      }
    }
    var masked = new String(written);
    return masked.equals(text) ? text : masked;
  }

  /** Masks the longest card number that begins here. */
  private static void mask(char[] text, int start) {
    var at = new int[LONGEST];
    var count = 0;
    var between = 0;
    for (var i = start; i < text.length && count < LONGEST && between < 2; i++) {
      if (Character.isDigit(text[i])) {
        at[count++] = i;
        between = 0;
      } else if (separates(text[i])) {
        between++;
      } else {
        break;
      }
    }
    for (var length = count; length >= SHORTEST; length--) {
      if (isCard(text, at, length)) {
        for (var i = 0; i < length; i++) {
          text[at[i]] = MASK;
        }
        return;
      }
    }
  }

  private static boolean separates(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '\u00A0' || c == '\u202F' || c == '_';
  }

  private static boolean isCard(char[] text, int[] at, int length) {
    var sum = 0;
    for (var i = 0; i < length; i++) {
      var digit = Character.digit(text[at[length - 1 - i]], 10);
      var weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0 && begins(prefix(text, at), length);
  }

  private static int prefix(char[] text, int[] at) {
    var prefix = 0;
    for (var i = 0; i < 4; i++) {
      prefix = prefix * 10 + Character.digit(text[at[i]], 10);
    }
    return prefix;
  }

  /** As cards of that length begin; phone numbers and barcodes do not. */
  private static boolean begins(int prefix, int length) {
    var first = prefix / 1000;
    var two = prefix / 100;
    return switch (length) {
      case 13 -> first == 4;
      case 14 -> two == 30 || two == 36 || two == 38 || two == 39;
      case 15 -> two == 34 || two == 37;
      default ->
          first == 4
              || first == 5
              || first == 6
              || (prefix >= 2200 && prefix <= 2720)
              || (prefix >= 3528 && prefix <= 3589)
              || (length == 16 && (two == 30 || two == 36 || two == 38 || two == 39));
    };
  }
}
