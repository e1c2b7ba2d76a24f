package io.comptoir.command;

import io.comptoir.action.PaymentNotices;
import io.comptoir.base.Language;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Transcriber;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.engine.Engine;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.storage.SqlStores;
import io.comptoir.web.Secrets;
import io.comptoir.web.Server;
import io.comptoir.web.channel.Answering;
import io.comptoir.web.channel.ChannelApi;
import io.comptoir.web.channel.ReceivedMedia;
import io.comptoir.web.channel.Reception;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** What messaging platforms come in by. */
record ChannelRooms(
    Path data,
    Secrets secrets,
    ServerMeters meters,
    Clock clock,
    SqlStores stores,
    OpenShops opened,
    Engine engine,
    Channels channels,
    Accounts accounts,
    OutgoingHttp outgoing,
    Transcriber transcriber,
    ReplyTokens replyTokens,
    Supplier<String> publicUrl) {
  /**
   * @param notices where what was paid in a chat is settled
   */
  List<Server.Routes> all(PaymentNotices notices) {
    var media =
        new ReceivedMedia(
            data.resolve("media"),
            secrets.key("COMPTOIR_SECRET", "session.key"),
            channels,
            accounts,
            outgoing::send,
            transcriber);
    var reception =
        new Reception(
            engine.intake(),
            meters.counted(stores.outbox()),
            new Answering(engine.intake(), stores.conversations(), shop -> publicUrl.get()),
            media,
            new InChatPayments(stores.payments(), stores.orders(), notices),
            (account, asked) ->
                opened
                    .open(account.shop())
                    .map(shop -> HttpRooms.chat(shop).language(asked))
                    .orElse(Language.ENGLISH),
            stores.consents(),
            clock);
    return List.of(
        media,
        new ChannelApi(
            channels,
            accounts,
            reception,
            media,
            outgoing::send,
            shop -> publicUrl.get(),
            replyTokens,
            meters::channelEvent,
            clock));
  }
}
