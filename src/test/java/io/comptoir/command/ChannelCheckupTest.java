package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.telegram.TelegramChannel;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.shop.Shop;
import io.comptoir.shop.ShopSettings;
import io.comptoir.shop.ShopSettings.ChannelAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelCheckupTest {
  private static final Map<String, String> SECRETS =
      Map.of("COMPTOIR_PETITE_TELEGRAM_TOKEN", "1:A", "COMPTOIR_PETITE_TELEGRAM_SECRET", "word");

  @TempDir private Path folder;
  private PlayedPlatform platform;
  private OutgoingHttp http;

  @BeforeEach
  void open() {
    platform = new PlayedPlatform("{\"ok\":true,\"result\":true}");
    http = new OutgoingHttp(Limits.USUAL, List.of(platform.address()));
  }

  @AfterEach
  void close() {
    http.close();
    platform.close();
  }

  @Test
  void aMissingSecretIsNamedWithWhereItIsFound() throws IOException {
    var found = checkup(Map.of()).look(shop("bot: maison_bot"), account(), Optional.empty());
    assertThat(found.well()).isFalse();
    assertThat(found.lines())
        .anySatisfy(
            line -> assertThat(line).contains("COMPTOIR_PETITE_TELEGRAM_TOKEN", "@BotFather"));
  }

  @Test
  void aSecretInTheShopsFolderAndAMisspeltSettingAreSaid() throws IOException {
    var shop = shop("token: \"1:A\", bott: x");
    assertThat(checkup(SECRETS).look(shop, shop.accounts().getFirst(), Optional.empty()).lines())
        .anySatisfy(line -> assertThat(line).contains("`token` is a secret"))
        .anySatisfy(line -> assertThat(line).contains("`bott` means nothing"));
  }

  @Test
  void aTokenThatThePlatformRefusesIsSaidInItsWords() throws IOException {
    platform.answersAt("/getMe", 401, "{\"ok\":false,\"description\":\"Unauthorized\"}");
    var shop = shop("bot: maison_bot");
    var found = checkup(SECRETS).look(shop, shop.accounts().getFirst(), Optional.empty());
    assertThat(found.lines()).singleElement().asString().contains("refuses", "Unauthorized");
  }

  @Test
  void aRefusalThatComesWithA200IsOne() throws IOException {
    platform.answersAt(
        "/pa/get_account_info", 200, "{\"status\":2,\"status_message\":\"invalidAuthToken\"}");
    var viber =
        new ChannelAccount("viber", "maison", Map.of("address", platform.address().toString()), 1);
    var secrets = Map.of("COMPTOIR_PETITE_VIBER_TOKEN", "t");
    var found = checkup(secrets).look(shop("bot: x"), viber, Optional.empty());
    assertThat(found.lines()).singleElement().asString().contains("refuses", "invalidAuthToken");
    platform.answersAt("/pa/get_account_info", 200, "{\"status\":0,\"status_message\":\"ok\"}");
    assertThat(checkup(secrets).look(shop("bot: x"), viber, Optional.empty()).well()).isTrue();
  }

  @Test
  void anAccountThatSaysThatItIsActiveIsWell() throws IOException {
    platform.answersAt("/Accounts/AC1.json", 200, "{\"status\":\"active\"}");
    var sms =
        new ChannelAccount(
            "sms",
            "+33755500111",
            Map.of("address", platform.address().toString(), "account_sid", "AC1"),
            1);
    var secrets = Map.of("COMPTOIR_PETITE_SMS_AUTH_TOKEN", "t");
    assertThat(checkup(secrets).look(shop("bot: x"), sms, Optional.empty()).well()).isTrue();
  }

  @Test
  void whatIsWellIsRegisteredAndCanBeTried() throws IOException {
    platform.answersAt("/channels/telegram/petite", 401, "{}");
    var shop = shop("bot: maison_bot");
    var site = platform.address().toString();
    var found = checkup(SECRETS).register(shop, shop.accounts().getFirst(), Optional.of(site));
    assertThat(found.well()).as("%s", found.lines()).isTrue();
    assertThat(found.lines()).anySatisfy(l -> assertThat(l).contains("https://t.me/maison_bot"));
    assertThat(platform.calls())
        .anySatisfy(
            call -> {
              assertThat(call.path()).isEqualTo("/bot1:A/setWebhook");
              assertThat(call.text()).contains(site + "/channels/telegram/petite", "word");
            });
  }

  @Test
  void aServerThatIsNotThereIsSaidBeforeAnythingIsRegistered() throws IOException {
    platform.answersAt("/channels/telegram/petite", 404, "{}");
    var shop = shop("bot: maison_bot");
    var found =
        checkup(SECRETS)
            .register(shop, shop.accounts().getFirst(), Optional.of(platform.address().toString()));
    assertThat(found.well()).isFalse();
    assertThat(found.lines()).singleElement().asString().contains("answers 404", "is it started");
    assertThat(platform.calls()).noneMatch(call -> call.path().endsWith("/setWebhook"));
  }

  @Test
  void whatAChannelNeedsIsSaidBeforeTheShopIsOnIt() throws IOException {
    assertThat(ChannelCheckup.needs(shop("bot: x"), new TelegramChannel()))
        .anySatisfy(line -> assertThat(line).contains("telegram: {account: …}"))
        .anySatisfy(line -> assertThat(line).contains("COMPTOIR_PETITE_TELEGRAM_SECRET"));
  }

  private ChannelCheckup checkup(Map<String, String> environment) {
    return new ChannelCheckup(MessagingChannels.all(), environment, http::send);
  }

  private static ChannelAccount account() {
    return new ChannelAccount("telegram", "maison", Map.of(), 1);
  }

  private ShopSettings shop(String settings) throws IOException {
    Files.writeString(
        folder.resolve("shop.yml"),
        """
        id: petite
        name: Petite
        sells: nothing
        languages: [en]
        currency: EUR
        goals: [{id: g, event: e, label: {en: G}}]
        channels:
          - web
          - telegram: {account: maison, address: "%s", %s}
        """
            .formatted(platform.address(), settings));
    return OpenShop.read(folder, folder.resolve("cache")).shop().map(Shop::settings).orElseThrow();
  }
}
