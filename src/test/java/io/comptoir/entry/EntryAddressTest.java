package io.comptoir.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.ShopId;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EntryAddressTest {
  private static final String SITE = "https://shop.example.com";

  @Test
  void eachPlatformHasItsOwnWay() {
    check(
        "whatsapp",
        "+33 6 12 34 56 78",
        "Bonjour ! #go-a",
        "https://wa.me/33612345678?text=Bonjour%20%21%20%23go-a");
    check(
        "telegram",
        "@ormeline_bot",
        "poster-12--abc",
        "https://t.me/ormeline_bot?start=poster-12--abc");
    check("messenger", "ormeline", "a--b", "https://m.me/ormeline?ref=a--b");
    check("instagram", "@ormeline", "a--b", "https://ig.me/m/ormeline?ref=a--b");
    check(
        "line",
        "@123abcde",
        "Bonjour #go-a",
        "https://line.me/R/oaMessage/%40123abcde/?Bonjour%20%23go-a");
    check("sms", "+33612345678", "Bonjour #go-a", "sms:+33612345678?body=Bonjour%20%23go-a");
    check("webchat", SITE + "/shop/beaute", "a--b", SITE + "/shop/beaute?chat=a--b");
    check("whatsapp", "33612345678", "", "https://wa.me/33612345678");
  }

  @Test
  void whatIsNoNumberOrNameLeadsNowhere() {
    assertThat(EntryAddress.of("whatsapp", "call me", "x")).isEmpty();
    assertThat(EntryAddress.of("telegram", "a/../b", "x")).isEmpty();
    assertThat(EntryAddress.of("messenger", "a?b", "x")).isEmpty();
    assertThat(EntryAddress.of("pigeon", "a", "x")).isEmpty();
  }

  @Test
  void onlyKnownHostsAndOurOwnPagesAreLedTo() {
    assertThat(known("https://wa.me/33612345678")).isTrue();
    assertThat(known("https://shop.example.com/shop/beaute?chat")).isTrue();
    assertThat(known("sms:+33612345678")).isTrue();
    assertThat(known("viber://pa?chatURI=ormeline&context=a")).isTrue();
    assertThat(known("viber://evil.example/pa?chatURI=ormeline")).isFalse();
    assertThat(known("https://evil.example/wa.me")).isFalse();
    assertThat(known("https://wa.me.evil.example/1")).isFalse();
    assertThat(known("https://wa.me@evil.example/1")).isFalse();
    assertThat(known("http://wa.me/1")).isFalse();
    assertThat(known("https://wa.me:8443/1")).isFalse();
    assertThat(known("https://shop.example.com:444/shop")).isFalse();
    assertThat(known("javascript:alert(1)")).isFalse();
    assertThat(known("data:text/html,x")).isFalse();
  }

  @Test
  void theSameEntryPointHasTheSameCodeAndAnyOtherAnother() {
    var shop = new ShopId("beaute");
    var one = EntryPoint.of(shop, "telegram", "1", "spring", "poster", "Bonjour");
    assertThat(EntryPoint.of(shop, "telegram", "1", "spring", "poster", "Hello").code())
        .isEqualTo(one.code());
    assertThat(EntryPoint.of(shop, "telegram", "1", "autumn", "poster", "Bonjour").code())
        .isNotEqualTo(one.code());
    assertThat(EntryPoint.of(new ShopId("voyage"), "telegram", "1", "spring", "poster", "").code())
        .isNotEqualTo(one.code());
    assertThat(one.code()).matches(EntryPoint.CODE);
  }

  @Test
  void namesThatDoNotFitAreRefused() {
    var shop = new ShopId("beaute");
    assertThatThrownBy(() -> EntryPoint.of(shop, "sms", "1", "Spring Sale", "", ""))
        .hasMessage("campaign");
    assertThatThrownBy(() -> EntryPoint.of(shop, "sms", "1", "", "a--b", "")).hasMessage("link");
    assertThatThrownBy(() -> EntryPoint.of(shop, "sms", "1", "", "x".repeat(41), ""))
        .hasMessage("link");
    assertThatThrownBy(() -> EntryPoint.of(shop, "sms", "1", "", "", "a\nb")).hasMessage("words");
    assertThatThrownBy(() -> EntryPoint.of(shop, "sms", "1", "", "", "x".repeat(201)))
        .hasMessage("words");
  }

  private static boolean known(String address) {
    return EntryAddress.isKnown(URI.create(address), SITE);
  }

  private static void check(String channel, String handle, String carried, String address) {
    assertThat(EntryAddress.of(channel, handle, carried).map(URI::toString)).contains(address);
  }
}
