//! Music, films, books and what is told about them.

use super::{
    Faker,
    registry::{list, mask, range},
};

pub(super) const FAKERS: &[Faker] = &[
    list(
        "music.artist",
        "artist artist_name artist.name band performer album_artist musician.name",
        &[
            "The Paper Kites Club",
            "Mara Lind",
            "Night Ferry",
            "Ola and the Tides",
            "Slow Lantern",
            "Copper Trio",
        ],
    ),
    list(
        "music.song",
        "song song_title track.name track_name song.title track.title song.name",
        &[
            "Harbour Lights",
            "Second Winter",
            "All the Way Down",
            "Paper Boats",
            "Early Train",
            "Salt and Cedar",
        ],
    ),
    list(
        "music.album",
        "album album_name album.name album.title",
        &[
            "Northbound",
            "Rooms Without Doors",
            "A Year of Rain",
            "Small Hours",
        ],
    ),
    list(
        "music.genre",
        "genre genre.name music_genre genres",
        &[
            "indie rock",
            "jazz",
            "ambient",
            "folk",
            "electronic",
            "classical",
        ],
    ),
    list(
        "music.playlist",
        "playlist playlist.name playlist_name playlist.title",
        &[
            "Morning coffee",
            "Long drive",
            "Deep focus",
            "Sunday kitchen",
        ],
    ),
    list(
        "music.key",
        "musical_key song_key",
        &["C", "D", "E", "F", "G", "A", "B"],
    ),
    range("music.tempo", "tempo bpm", (60.0, 180.0, 0)),
    mask("music.isrc", "isrc", "ZZ^!!#######"),
    list(
        "film.title",
        "movie movie.title film.title film movie.name movie_title film.name",
        &[
            "The Lighthouse Keeper’s Map",
            "Nine Doors",
            "The Last Orchard",
            "Above the Weir",
        ],
    ),
    list(
        "film.series",
        "tv_show series.name series.title show.name show.title tv_show.name",
        &["Harbour Street", "The Night Desk", "Long Division"],
    ),
    list(
        "film.episode",
        "episode episode.name episode.title podcast_episode chapter.title",
        &["The Missing Ledger", "Low Tide", "A Quiet Monday"],
    ),
    list(
        "book.title",
        "book book.title book_title novel book.name publication.title",
        &[
            "The Salt Road",
            "A Short History of Fences",
            "Letters from Pier Nine",
            "The Clockmaker’s Garden",
        ],
    ),
    list(
        "book.format",
        "book_format binding",
        &["hardcover", "paperback", "ebook", "audiobook"],
    ),
    list(
        "media.headline",
        "headline article.title news.title post.title blog_post.title blog.title story.title \
         topic.title",
        &[
            "Town opens its new library",
            "Ferry timetable changes in May",
            "Five ways to store apples",
            "What we learned from a year of repairs",
        ],
    ),
    list(
        "media.event",
        "event.name event.title event_title meeting.title meeting.subject calendar_event.summary \
         appointment.title conference.name webinar.topic meeting.topic",
        &[
            "Spring open day",
            "Quarterly planning",
            "Harvest market",
            "Design review",
            "Welcome breakfast",
        ],
    ),
    list(
        "media.podcast",
        "podcast.name podcast.title show.publisher channel.title",
        &["Slow Machines", "Notes from the Quay"],
    ),
    list(
        "media.resolution",
        "resolution video_quality video_resolution",
        &["1920x1080", "1280x720", "3840x2160"],
    ),
    list(
        "media.codec",
        "codec video_codec audio_codec",
        &["h264", "h265", "aac", "opus"],
    ),
    list(
        "media.aspect_ratio",
        "aspect_ratio",
        &["16:9", "4:3", "1:1"],
    ),
    list(
        "game.title",
        "game.name game game_name game.title",
        &["Harbour Chess", "Lantern Run", "Cedar Quest"],
    ),
];
