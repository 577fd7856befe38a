-- What moderators keep in order: names and offices of speakers, sides of topics.

-- name: live_names_of_speaker
SELECT id, name, folded FROM speaker_name WHERE speaker = :speaker AND struck IS NULL ORDER BY id;

-- name: live_affiliations_of_member
SELECT id, body, title, since, until FROM affiliation WHERE member = :member AND struck IS NULL ORDER BY id;

-- name: live_sides_of_topic
SELECT topic_side.id, topic_side.body, speaker.name
FROM topic_side JOIN speaker ON speaker.id = topic_side.body
WHERE topic_side.topic = :topic AND topic_side.struck IS NULL
ORDER BY topic_side.id + 0;
