import { connectNats } from '../nats/connect-nats.ts';
import { type Lobby, type LobbyMessage, parseLobbyMessage } from './lobby.ts';

/**
 * Joins the lobby on a NATS server: a topic.
 * @throws ParbenchError `unavailable` with the remedy, if there is no usable server
 */
export async function joinNatsLobby(
  url: string,
  prefix: string,
  onMessage: (message: LobbyMessage) => void,
): Promise<Lobby> {
  const connection = await connectNats({ url });
  const topic = `${prefix}.lobby`;
  connection.subscribe(topic, {
    callback: (_error, received) => {
      const message = parseLobbyMessage(received.string());
      if (message) onMessage(message);
    },
  });
  await connection.flush();
  return {
    send: (message) => connection.publish(topic, JSON.stringify(message)),
    close: () => connection.drain(),
  };
}
