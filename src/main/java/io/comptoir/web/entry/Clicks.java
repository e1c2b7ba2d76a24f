package io.comptoir.web.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which visits of a short address are a person's click. Programs that look ahead (previews of
 * messengers, search engines, mail scanners) are not, nor is the same click again within half an
 * hour. To know it again, a keyed hash stays in memory for that half hour, under a key that nobody
 * has and that ends with the process; nothing of the visitor is written down.
 */
final class Clicks {
  private static final Duration SAME = Duration.ofMinutes(30);

  private static final Pattern PROGRAM =
      Pattern.compile(
          "bot\\b|bot/|crawl|spider|preview|facebookexternalhit|facebookcatalog|whatsapp/|skypeuri"
              + "|telegrambot|slurp|embedly|scanner|safelinks|monitor|headless|lighthouse|curl/"
              + "|wget/|python|go-http|java/|okhttp|axios|node-fetch|libwww|httpclient|snippet"
              + "|vkshare|bitlybot|google-(?:read|inspection)|mediapartners|apache-");

  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(SAME).build();
  private final SecretKeySpec key;

  Clicks() {
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "HmacSHA256");
  }

  /**
   * @param method of the request
   * @param purpose its {@code Sec-Purpose}, {@code Purpose} or {@code X-Moz}; "" for none
   * @param agent its {@code User-Agent}; "" for none
   * @param address the visitor's network address
   */
  boolean isPersons(String method, String code, String purpose, String agent, String address) {
    if (!method.equals("GET") || purpose.toLowerCase(Locale.ROOT).contains("pre")) {
      return false;
    }
    if (agent.isBlank() || PROGRAM.matcher(agent.toLowerCase(Locale.ROOT)).find()) {
      return false;
    }
    var who = hashed(code + "\n" + address + "\n" + agent);
    return seen.asMap().putIfAbsent(who, true) == null;
  }

  private String hashed(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return new String(
          mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String first(Optional<String> one, Optional<String> other) {
    return one.or(() -> other).orElse("");
  }
}
