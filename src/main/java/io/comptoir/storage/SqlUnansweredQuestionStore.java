package io.comptoir.storage;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.knowledge.UnansweredQuestionStore;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Facts of the table {@code event} that a question was not answered, with the words of the message
 * that asked it from the table {@code message}. A fact whose message is gone tells nothing.
 */
public final class SqlUnansweredQuestionStore implements UnansweredQuestionStore {
  private static final String OF_SHOP =
      """
      SELECT e.id, e.conversation_id, m.seq, c.language, m.content,
        coalesce(e.data #>> '{flow,text}', ''), e.at
      FROM event e
      JOIN conversation c ON c.id = e.conversation_id
      JOIN message m ON m.conversation_id = e.conversation_id
        AND m.seq = (e.data #>> '{message,number}')::numeric::bigint
      WHERE e.shop = ? AND e.name = 'question.unanswered' AND e.id < ?
      ORDER BY e.id DESC LIMIT ?
      """;

  private final Transactions transactions;

  public SqlUnansweredQuestionStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public List<UnansweredQuestion> of(ShopId shop, long before, int limit) {
    return transactions.with(
        connection -> {
          var questions = new ArrayList<UnansweredQuestion>();
          new Script(connection)
              .then(
                  OF_SHOP,
                  row -> {
                    if (StoredJson.CONTENT.read(row.getString(5))
                        instanceof Content.Text(var text, var _)) {
                      questions.add(
                          new UnansweredQuestion(
                              row.getLong(1),
                              shop,
                              new ConversationId(row.getObject(2, UUID.class)),
                              row.getLong(3),
                              new Language(row.getString(4)),
                              text,
                              row.getString(6),
                              ConversationRow.instant(row, 7)));
                    }
                  })
              .text(shop.value())
              .number(before)
              .number(limit)
              .run();
          return questions;
        });
  }
}
