package io.comptoir.entry;

import io.comptoir.base.ShopId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A way into a shop's conversations that is counted: one channel, one campaign.
 *
 * @param code by which it is known in addresses and conversations; always the same for the same
 *     channel, account, campaign and link of a shop
 * @param account on the channel; the shop's own name for the web chat
 * @param campaign what it is made for; "" for none
 * @param link the flow's link that it follows; "" to be welcomed
 * @param words laid ready for the person where the channel takes words; "" for the shop's usual
 */
public record EntryPoint(
    String code,
    ShopId shop,
    String channel,
    String account,
    String campaign,
    String link,
    String words) {
  /** What campaigns and links are named by, so that they fit into every platform's payload. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  public static final Pattern CODE = Pattern.compile("[a-z0-9]{10}");

  public static final int MAX_WORDS = 200;

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  /**
   * @throws IllegalArgumentException when a name has another shape, or the words are too long
   */
  public EntryPoint {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("code");
    }
    if (!campaign.isEmpty() && !NAME.matcher(campaign).matches()) {
      throw new IllegalArgumentException("campaign");
    }
    if (!link.isEmpty() && (!NAME.matcher(link).matches() || link.contains("--"))) {
      throw new IllegalArgumentException("link");
    }
    if (words.codePointCount(0, words.length()) > MAX_WORDS
        || words.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("words");
    }
  }

  public static EntryPoint of(
      ShopId shop, String channel, String account, String campaign, String link, String words) {
    return new EntryPoint(
        code(String.join("\n", shop.value(), channel, account, campaign, link)),
        shop,
        channel,
        account,
        campaign,
        link,
        words);
  }

  /** Ten letters that are not mistaken for each other: 31^10, 8·10^14. */
  private static String code(String name) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      var number = new java.math.BigInteger(1, hash);
      var code = new StringBuilder();
      for (var i = 0; i < 10; i++) {
        var parts = number.divideAndRemainder(java.math.BigInteger.valueOf(LETTERS.length()));
        code.append(LETTERS.charAt(parts[1].intValue()));
        number = parts[0];
      }
      return code.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
