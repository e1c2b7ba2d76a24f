package io.comptoir.identity;

import io.comptoir.base.ShopId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links and makes codes. A link's text is {@value #PREFIX} and 37 bytes in base64url: a
 * version, the grant's id, the second at which it ends, and the first 16 bytes of HMAC-SHA256 over
 * those, the shop and the identity that asked. At 55 characters it fits where a platform carries 64
 * (Telegram's {@code start}).
 */
public final class LinkSecrets {
  /** By which a link is told from the names of flows. */
  public static final String PREFIX = "join_";

  private static final byte VERSION = 1;
  private static final int TAG_BYTES = 16;
  private static final int SIGNED_BYTES = 1 + 16 + 4;
  private static final Pattern CODE = Pattern.compile("\\d{6}");

  private final SecretKeySpec key;

  /**
   * @param key at least 32 bytes, the same on every server of an installation
   */
  public LinkSecrets(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the signing key has at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** What a link says before it is checked. */
  public record Read(LinkId grant, Instant expiresAt, byte[] tag) {}

  /** The text of the grant's link. */
  public String link(LinkGrant grant) {
    var signed = signed(grant.id(), grant.expiresAt());
    var bytes = Arrays.copyOf(signed, SIGNED_BYTES + TAG_BYTES);
    System.arraycopy(tag(signed, grant), 0, bytes, SIGNED_BYTES, TAG_BYTES);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Empty when it has not the form of a link. */
  public Optional<Read> read(String link) {
    if (!link.startsWith(PREFIX) || link.length() > 100) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(link.substring(PREFIX.length())));
      if (bytes.remaining() != SIGNED_BYTES + TAG_BYTES || bytes.get() != VERSION) {
        return Optional.empty();
      }
      var id = new LinkId(new UUID(bytes.getLong(), bytes.getLong()));
      var expires = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
      var tag = new byte[TAG_BYTES];
      bytes.get(tag);
      return Optional.of(new Read(id, expires, tag));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Whether we signed this link for this very grant; compared in constant time. */
  public boolean isOurs(Read read, LinkGrant grant) {
    return MessageDigest.isEqual(read.tag(), tag(signed(read.grant(), read.expiresAt()), grant));
  }

  /** The grant's code of six digits. */
  public String code(LinkId grant) {
    var hash = ByteBuffer.wrap(hmac("code", bytes(grant)));
    return "%06d".formatted(Long.remainderUnsigned(hash.getLong(), 1_000_000));
  }

  /** The six digits of what was typed; spaces, dots and dashes between them do not matter. */
  public static Optional<String> typed(String text) {
    var digits = text.replaceAll("[\\s.\\-\\u00a0\\u202f]", "");
    return CODE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }

  /** What is kept of a code: without the key, trying all codes finds nothing. */
  public String hashed(ShopId shop, String code) {
    return HexFormat.of()
        .formatHex(hmac("hash", (shop + "\n" + code).getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] tag(byte[] signed, LinkGrant grant) {
    var who = grant.identity();
    var bound =
        String.join(
                "\n",
                grant.shop().value(),
                who.channel(),
                who.account(),
                who.externalId(),
                grant.channel())
            .getBytes(StandardCharsets.UTF_8);
    var all = Arrays.copyOf(signed, signed.length + bound.length);
    System.arraycopy(bound, 0, all, signed.length, bound.length);
    return Arrays.copyOf(hmac("link", all), TAG_BYTES);
  }

  private static byte[] signed(LinkId id, Instant expiresAt) {
    return ByteBuffer.allocate(SIGNED_BYTES)
        .put(VERSION)
        .put(bytes(id))
        .putInt((int) expiresAt.getEpochSecond())
        .array();
  }

  private static byte[] bytes(LinkId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }

  /**
   * @param purpose so that what is made for one can never be used for another
   */
  private byte[] hmac(String purpose, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("comptoir identity " + purpose + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
