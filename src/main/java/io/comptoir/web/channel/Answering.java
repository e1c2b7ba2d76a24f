package io.comptoir.web.channel;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.ButtonIds;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Degradation;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Intake;
import io.comptoir.message.Action;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a pressed button or a written number means: the message that offered it says so. A number is
 * an answer only where numbers were shown; anything else stays as it was written.
 */
public final class Answering {
  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,2})\\s*[.):]?\\s*");

  /** Messages looked back for the numbers that a person answers. */
  private static final int LOOK_BACK = 8;

  private final Intake intake;
  private final ConversationStore conversations;
  private final Function<ShopId, String> site;

  public Answering(Intake intake, ConversationStore conversations, Function<ShopId, String> site) {
    this.intake = intake;
    this.conversations = conversations;
    this.site = site;
  }

  /** The same content with what it stands for. */
  Content meant(
      Account account, Identity sender, String thread, Language language, Content content) {
    return switch (content) {
      case Content.Postback(var payload, var words) ->
          ButtonIds.read(payload)
              .map(id -> pressed(account, sender, thread, language, id, words))
              .orElse(content);
      case Content.Text(var text, var _) -> {
        var number = NUMBER.matcher(text);
        yield number.matches()
            ? numbered(account, sender, thread, language, Integer.parseInt(number.group(1)))
                .orElse(content)
            : content;
      }
      case Content.Image _,
          Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.Carousel _,
          Content.ItemList _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Products _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          content;
    };
  }

  private Content pressed(
      Account account,
      Identity sender,
      String thread,
      Language language,
      ButtonIds.Pressed id,
      @org.jspecify.annotations.Nullable String words) {
    var conversation = open(account, sender, thread, language);
    var payload =
        conversations.messagesAfter(conversation.id(), id.seq() - 1, 1).stream()
            .filter(m -> m.seq() == id.seq() && m.author().type() != Author.Type.USER)
            .findFirst()
            .flatMap(m -> ButtonIds.payload(m.content(), id.place()));
    // a button of ours that is in no message of this conversation says nothing
    return new Content.Postback(payload.orElse("{}"), words);
  }

  private Optional<Content> numbered(
      Account account, Identity sender, String thread, Language language, int number) {
    var can = Capabilities.of(account.channel()).orElseThrow();
    var conversation = open(account, sender, thread, language);
    var recent =
        conversations.messagesBefore(conversation.id(), conversation.lastSeq() + 1, LOOK_BACK);
    for (var message : recent.reversed()) {
      if (message.author().type() == Author.Type.USER) {
        return Optional.empty();
      }
      var shown =
          Degradation.shown(
              message.content(), can, conversation.language(), site.apply(account.shop()));
      if (!shown.numbered().isEmpty()) {
        return shown.answeredBy(number).flatMap(Answering::answer);
      }
      if (asks(message.content())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a number may be its own answer. */
  private static boolean asks(Content content) {
    return content instanceof Content.Text(var text, var _) && text.strip().endsWith("?");
  }

  private static Optional<Content> answer(Action action) {
    return switch (action) {
      case Action.Postback(var text, var payload) when !payload.isEmpty() ->
          Optional.of(new Content.Postback(payload, text));
      case Action.Reply(var text, var payload, var _) when !payload.isEmpty() ->
          Optional.of(new Content.Postback(payload, text));
      case Action _ -> Optional.empty();
    };
  }

  private Conversation open(Account account, Identity sender, String thread, Language language) {
    return intake.openConversation(account.shop(), sender, thread, language);
  }
}
