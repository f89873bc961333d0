"""The operations of the API. Written by `make client` from the OpenAPI document; do not edit."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from urllib.parse import quote

from limelight.client.connection import Connection
from limelight.client.values import (
    AddScene,
    Appearance,
    ArchiveView,
    Blueprint,
    BlueprintView,
    BrandFault,
    BrandView,
    BulkReport,
    CameIn,
    Captions,
    CaptionsWish,
    Change,
    Character,
    CharacterChange,
    CharacterDraft,
    Count,
    CoversWish,
    Dealt,
    Decision,
    Delivery,
    DraftView,
    DrawScene,
    Duplicate,
    EventTypeView,
    Facets,
    FilledIn,
    Folder,
    FolderChange,
    FolderName,
    FolderPlace,
    FontView,
    HandOffWish,
    Hashtags,
    Hooks,
    Idea,
    ImageWish,
    Invited,
    Kit,
    Labelled,
    LimelightReviewsSchemasPolicy,
    LinesWish,
    LinkWish,
    LinkWithAddress,
    LockScene,
    LookChange,
    MadeKey,
    MadeShare,
    ManyAssets,
    ManyCharacters,
    MeView,
    Mood,
    MoveScene,
    MusicWish,
    NewEpisode,
    NewFolder,
    NewInvitation,
    NewKey,
    NewLook,
    NewPersona,
    NewProduction,
    NewRole,
    NewSeries,
    NewShare,
    NewWebhook,
    NextEpisode,
    Overview,
    PageArchiveView,
    PageAssetView,
    PageBlueprintView,
    PageBrandView,
    PageCharacter,
    PageDelivery,
    PageEntryView,
    PageEvent,
    PageFontView,
    PageInvitationView,
    PageJobView,
    PageKeyView,
    PageLink,
    PageMemberView,
    PageProductionCard,
    PageReviewCard,
    PageSeriesCard,
    PageSessionView,
    PageShareView,
    PageTwinsView,
    PageWebhook,
    PersonaChange,
    ProductionView,
    PutUp,
    Quote,
    ReadyPersona,
    Record,
    Remake,
    RemoveScene,
    RenderView,
    Replies,
    ReplyWish,
    ReviewView,
    Running,
    Said,
    SaidRights,
    SampleLines,
    SampleView,
    Script,
    ScriptWish,
    SeriesView,
    SetScene,
    SetScript,
    SetSound,
    SheetView,
    Single,
    SpeechWish,
    Statement,
    SubtitlesView,
    SubtitlesWish,
    Take,
    Title,
    Titles,
    TopicWish,
    Turn,
    Typed,
    Undone,
    Unsent,
    Verdict,
    VersionChange,
    Voice,
    VoiceSpec,
    Webhook,
    WebhookChange,
    Wish,
    WithSecret,
    Wordings,
    WorkspaceName,
)


class Operations(Connection):
    """One method per operation."""

    def list_event_types(self) -> list[EventTypeView]:
        """List the types of events, each with what its `data` says."""
        return self._ask("GET", "/events/types", list[EventTypeView])

    def list_events(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        types: list[str] | None = None,
        subject: str | None = None,
    ) -> PageEvent:
        """List what happened in the last month, oldest first. The last page has a `next`
        too: ask it again later.
        """
        return self._ask(
            "GET",
            "/events/history",
            PageEvent,
            query={"cursor": cursor, "limit": limit, "types": types, "subject": subject},
        )

    def list_persona_templates(self) -> list[ReadyPersona]:
        """List personas to start from."""
        return self._ask("GET", "/characters/persona-templates", list[ReadyPersona])

    def write_sample_lines(
        self, character: str, body: LinesWish, *, idempotency_key: str | None = None
    ) -> SampleLines:
        """Hear a persona before anything is made: three lines. Nothing is kept."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/lines",
            SampleLines,
            body=body,
            key=idempotency_key,
        )

    def add_persona(
        self, character: str, body: NewPersona, *, idempotency_key: str | None = None
    ) -> Character:
        """Give a character another persona; the active one stays active."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/personas",
            Character,
            body=body,
            key=idempotency_key,
        )

    def update_persona(
        self, character: str, persona_id: str, body: PersonaChange, *, if_match: str
    ) -> Character:
        """Rename a persona or replace what it is. If-Match takes the ETag of the character."""
        return self._ask(
            "PATCH",
            f"/characters/{quote(str(character), safe='')}/personas/{quote(str(persona_id), safe='')}",
            Character,
            body=body,
            if_match=if_match,
        )

    def delete_persona(self, character: str, persona_id: str) -> Character:
        """Delete a persona that is not active. Add it again to undo that."""
        return self._ask(
            "DELETE",
            f"/characters/{quote(str(character), safe='')}/personas/{quote(str(persona_id), safe='')}",
            Character,
        )

    def use_persona(
        self, character: str, persona_id: str, *, idempotency_key: str | None = None
    ) -> Character:
        """Make a persona the active one."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/personas/{quote(str(persona_id), safe='')}/use",
            Character,
            key=idempotency_key,
        )

    def import_character_card(
        self,
        body: bytes,
        *,
        filename: str | None = None,
        name: str | None = None,
        trial: bool | None = None,
        idempotency_key: str | None = None,
    ) -> CameIn:
        """Make a character of a card (PNG, CHARX or JSON, versions 1 to 3), sent as the
        body. With `trial` nothing is kept and only said what is in it.
        """
        return self._ask(
            "POST",
            "/characters/import",
            CameIn,
            query={"filename": filename, "name": name, "trial": trial},
            body=body,
            key=idempotency_key,
        )

    def export_character_card(
        self, character: str, *, form: Literal["png", "charx", "json", "v2", "prompt"] | None = None
    ) -> bytes:
        """Take a character along as a card that other programs read."""
        return self._ask(
            "GET", f"/characters/{quote(str(character), safe='')}/card", bytes, query={"form": form}
        )

    def sketch_appearance(self, body: Appearance, *, idempotency_key: str | None = None) -> bytes:
        """Draw somebody who is still being designed: 384 x 480. Nothing is kept."""
        return self._ask("POST", "/characters/sketch", bytes, body=body, key=idempotency_key)

    def get_portrait(self, character: str, *, look: str | None = None) -> bytes:
        """Get the portrait of a character, 384 x 480; in a look, if one is named."""
        return self._ask(
            "GET",
            f"/characters/{quote(str(character), safe='')}/portrait",
            bytes,
            query={"look": look},
        )

    def get_character_picture(self, character: str, number: int) -> bytes:
        """Get one of four pictures, 288 x 512, that show what a character can do."""
        return self._ask(
            "GET",
            f"/characters/{quote(str(character), safe='')}/pictures/{quote(str(number), safe='')}",
            bytes,
        )

    def get_voice_sample(self, character: str, *, language: str | None = None) -> bytes:
        """Hear a sentence in a character's voice, in its own language unless another is
        named.
        """
        return self._ask(
            "GET",
            f"/characters/{quote(str(character), safe='')}/voice",
            bytes,
            query={"language": language},
        )

    def sample_voice(
        self, body: VoiceSpec, *, language: str | None = None, idempotency_key: str | None = None
    ) -> bytes:
        """Hear a sentence in a voice that is still being put together."""
        return self._ask(
            "POST",
            "/voices/sample",
            bytes,
            query={"language": language},
            body=body,
            key=idempotency_key,
        )

    def list_voices(self) -> list[Voice]:
        """List the voices there are by name."""
        return self._ask("GET", "/voices", list[Voice])

    def list_characters(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        status: Literal["active", "paused", "archived", "all"] | None = None,
        search: str | None = None,
        tag: str | None = None,
        rating: Literal["everyone", "mature"] | None = None,
        sort: Literal["oldest", "newest", "name"] | None = None,
    ) -> PageCharacter:
        """List characters, a page at a time."""
        return self._ask(
            "GET",
            "/characters",
            PageCharacter,
            query={
                "cursor": cursor,
                "limit": limit,
                "status": status,
                "search": search,
                "tag": tag,
                "rating": rating,
                "sort": sort,
            },
        )

    def create_character(
        self, body: CharacterDraft, *, idempotency_key: str | None = None
    ) -> Character:
        """Make a character. Everything but its name has a default."""
        return self._ask("POST", "/characters", Character, body=body, key=idempotency_key)

    def get_characters_overview(
        self,
        *,
        status: Literal["active", "paused", "archived", "all"] | None = None,
        search: str | None = None,
        tag: str | None = None,
        rating: Literal["everyone", "mature"] | None = None,
    ) -> Overview:
        """Count characters by status, and list the tags in use."""
        return self._ask(
            "GET",
            "/characters/overview",
            Overview,
            query={"status": status, "search": search, "tag": tag, "rating": rating},
        )

    def change_characters(
        self, body: ManyCharacters, *, idempotency_key: str | None = None
    ) -> BulkReport:
        """Do one thing to many characters, and say for each what became of it."""
        return self._ask("POST", "/characters/bulk", BulkReport, body=body, key=idempotency_key)

    def get_character(self, character: str) -> Character:
        """Get a character."""
        return self._ask("GET", f"/characters/{quote(str(character), safe='')}", Character)

    def update_character(
        self, character: str, body: CharacterChange, *, if_match: str
    ) -> Character:
        """Change parts of a character. What is left out or null stays; a part that is given
        replaces the whole part.
        """
        return self._ask(
            "PATCH",
            f"/characters/{quote(str(character), safe='')}",
            Character,
            body=body,
            if_match=if_match,
        )

    def delete_character(self, character: str) -> None:
        """Delete a character for good; what was made with it stays."""
        self._ask("DELETE", f"/characters/{quote(str(character), safe='')}", None)

    def duplicate_character(
        self, character: str, body: Duplicate, *, idempotency_key: str | None = None
    ) -> Character:
        """Make another character like this one, with all its personas and looks."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/duplicate",
            Character,
            body=body,
            key=idempotency_key,
        )

    def pause_character(self, character: str, *, idempotency_key: str | None = None) -> Character:
        """Pause a character: nothing new is made with it until it is resumed."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/pause",
            Character,
            key=idempotency_key,
        )

    def resume_character(self, character: str, *, idempotency_key: str | None = None) -> Character:
        """Make a paused character active again."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/resume",
            Character,
            key=idempotency_key,
        )

    def archive_character(self, character: str, *, idempotency_key: str | None = None) -> Character:
        """Put a character away: out of the lists; what was made with it stays."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/archive",
            Character,
            key=idempotency_key,
        )

    def restore_character(self, character: str, *, idempotency_key: str | None = None) -> Character:
        """Take a character out of the archive."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/restore",
            Character,
            key=idempotency_key,
        )

    def add_look(
        self, character: str, body: NewLook, *, idempotency_key: str | None = None
    ) -> Character:
        """Give a character another look."""
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/looks",
            Character,
            body=body,
            key=idempotency_key,
        )

    def update_look(
        self, character: str, look_id: str, body: LookChange, *, if_match: str
    ) -> Character:
        """Rename a look or replace what it is. If-Match takes the ETag of the character."""
        return self._ask(
            "PATCH",
            f"/characters/{quote(str(character), safe='')}/looks/{quote(str(look_id), safe='')}",
            Character,
            body=body,
            if_match=if_match,
        )

    def delete_look(self, character: str, look_id: str) -> Character:
        """Delete a look; what was made with it stays. Add it again to undo that."""
        return self._ask(
            "DELETE",
            f"/characters/{quote(str(character), safe='')}/looks/{quote(str(look_id), safe='')}",
            Character,
        )

    def wear_look(
        self, character: str, look_id: str, *, idempotency_key: str | None = None
    ) -> Character:
        """Make a look what the character wears where none is named; what it wore is kept as
        a look.
        """
        return self._ask(
            "POST",
            f"/characters/{quote(str(character), safe='')}/looks/{quote(str(look_id), safe='')}/wear",
            Character,
            key=idempotency_key,
        )

    def list_brands(self, *, cursor: str | None = None, limit: int | None = None) -> PageBrandView:
        """List the brands of the workspace by name."""
        return self._ask("GET", "/brands", PageBrandView, query={"cursor": cursor, "limit": limit})

    def create_brand(self, body: Kit, *, idempotency_key: str | None = None) -> BrandView:
        """Keep a new brand."""
        return self._ask("POST", "/brands", BrandView, body=body, key=idempotency_key)

    def get_brand(self, brand_id: str) -> BrandView:
        """Get a brand, with the ETag that an edit needs."""
        return self._ask("GET", f"/brands/{quote(str(brand_id), safe='')}", BrandView)

    def replace_brand(self, brand_id: str, body: Kit, *, if_match: str) -> BrandView:
        """Replace what a brand is; what was made with it stays as it is."""
        return self._ask(
            "PUT",
            f"/brands/{quote(str(brand_id), safe='')}",
            BrandView,
            body=body,
            if_match=if_match,
        )

    def delete_brand(self, brand_id: str) -> None:
        """Put a brand away; it can be restored."""
        self._ask("DELETE", f"/brands/{quote(str(brand_id), safe='')}", None)

    def restore_brand(self, brand_id: str, *, idempotency_key: str | None = None) -> BrandView:
        """Take a deleted brand back, by its id."""
        return self._ask(
            "POST",
            f"/brands/{quote(str(brand_id), safe='')}/restore",
            BrandView,
            key=idempotency_key,
        )

    def list_fonts(self, *, cursor: str | None = None, limit: int | None = None) -> PageFontView:
        """List the font files of the workspace by name."""
        return self._ask("GET", "/fonts", PageFontView, query={"cursor": cursor, "limit": limit})

    def add_font(
        self,
        body: bytes,
        *,
        holder: str,
        basis: Literal["own", "licensed", "public-domain", "consent"] | None = None,
        licence: str | None = None,
        filename: str | None = None,
        idempotency_key: str | None = None,
    ) -> FontView:
        """Keep a font file (TTF, OTF or WOFF2, at most 10 MB), sent as the body. Of a
        variable font the default instance is kept; one that may not be embedded is
        refused.
        """
        return self._ask(
            "POST",
            "/fonts",
            FontView,
            query={"holder": holder, "basis": basis, "licence": licence, "filename": filename},
            body=body,
            key=idempotency_key,
        )

    def remove_font(self, font_id: str) -> None:
        """Remove a font that no brand uses; what was made with it keeps it."""
        self._ask("DELETE", f"/fonts/{quote(str(font_id), safe='')}", None)

    def get_asset_disclosure(
        self,
        asset_id: str,
        *,
        platform: list[
            Literal[
                "instagram",
                "tiktok",
                "youtube",
                "x",
                "threads",
                "bluesky",
                "mastodon",
                "linkedin",
                "facebook",
                "telegram",
                "pinterest",
            ]
        ]
        | None = None,
        language: str | None = None,
    ) -> Labelled:
        """Get what has to be said about an asset where it is posted, as platforms take it."""
        return self._ask(
            "GET",
            f"/library/assets/{quote(str(asset_id), safe='')}/disclosure",
            Labelled,
            query={"platform": platform, "language": language},
        )

    def state_asset_disclosure(self, asset_id: str, body: Statement) -> Record:
        """Say what AI made of a file that was brought in, and who paid for the piece."""
        return self._ask(
            "PUT", f"/library/assets/{quote(str(asset_id), safe='')}/disclosure", Record, body=body
        )

    def list_ideas(
        self, *, character: str | None = None, language: str | None = None, page: int | None = None
    ) -> list[Idea]:
        """List ideas for a character: what it likes, days that are near, nothing it told
        before.
        """
        return self._ask(
            "GET",
            "/briefs/ideas",
            list[Idea],
            query={"character": character, "language": language, "page": page},
        )

    def list_completions(self, *, text: str, language: str | None = None) -> list[str]:
        """List ways to go on with a text that is being typed."""
        return self._ask(
            "GET", "/briefs/completions", list[str], query={"text": text, "language": language}
        )

    def list_briefs(self) -> list[Unsent]:
        """List the briefs you typed and did not send, the last edited first."""
        return self._ask("GET", "/briefs", list[Unsent])

    def create_brief(self, body: Typed, *, idempotency_key: str | None = None) -> Unsent:
        """Keep a brief to send later."""
        return self._ask("POST", "/briefs", Unsent, body=body, key=idempotency_key)

    def get_brief(self, brief_id: str) -> Unsent:
        """Get an unsent brief, with the ETag that an edit needs."""
        return self._ask("GET", f"/briefs/{quote(str(brief_id), safe='')}", Unsent)

    def replace_brief(self, brief_id: str, body: Typed, *, if_match: str) -> Unsent:
        """Replace what an unsent brief says."""
        return self._ask(
            "PUT", f"/briefs/{quote(str(brief_id), safe='')}", Unsent, body=body, if_match=if_match
        )

    def discard_brief(self, brief_id: str) -> None:
        """Forget an unsent brief."""
        self._ask("DELETE", f"/briefs/{quote(str(brief_id), safe='')}", None)

    def list_templates(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> PageBlueprintView:
        """List the templates of the workspace by name, then those of the program."""
        return self._ask(
            "GET", "/templates", PageBlueprintView, query={"cursor": cursor, "limit": limit}
        )

    def keep_template(
        self, body: Blueprint, *, idempotency_key: str | None = None
    ) -> BlueprintView:
        """Keep a template."""
        return self._ask("POST", "/templates", BlueprintView, body=body, key=idempotency_key)

    def get_template(self, template_id: str) -> BlueprintView:
        """Get a template with the gaps it has."""
        return self._ask("GET", f"/templates/{quote(str(template_id), safe='')}", BlueprintView)

    def delete_template(self, template_id: str) -> None:
        """Put a template away; it can be restored."""
        self._ask("DELETE", f"/templates/{quote(str(template_id), safe='')}", None)

    def restore_template(
        self, template_id: str, *, idempotency_key: str | None = None
    ) -> BlueprintView:
        """Take a deleted template back."""
        return self._ask(
            "POST",
            f"/templates/{quote(str(template_id), safe='')}/restore",
            BlueprintView,
            key=idempotency_key,
        )

    def start_template(
        self, template_id: str, body: FilledIn, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Make what a template makes, its gaps filled in."""
        return self._ask(
            "POST",
            f"/templates/{quote(str(template_id), safe='')}/start",
            ProductionView,
            body=body,
            key=idempotency_key,
        )

    def list_series(self, *, cursor: str | None = None, limit: int | None = None) -> PageSeriesCard:
        """List the series of the workspace by name."""
        return self._ask("GET", "/series", PageSeriesCard, query={"cursor": cursor, "limit": limit})

    def create_series(self, body: NewSeries, *, idempotency_key: str | None = None) -> SeriesView:
        """Begin a series."""
        return self._ask("POST", "/series", SeriesView, body=body, key=idempotency_key)

    def get_series(self, series_id: str) -> SeriesView:
        """Get a series with its episodes in order, and the ETag that an edit needs."""
        return self._ask("GET", f"/series/{quote(str(series_id), safe='')}", SeriesView)

    def replace_series(self, series_id: str, body: Running, *, if_match: str) -> SeriesView:
        """Say anew what stays the same; episodes that are made stay as they are."""
        return self._ask(
            "PUT",
            f"/series/{quote(str(series_id), safe='')}",
            SeriesView,
            body=body,
            if_match=if_match,
        )

    def delete_series(self, series_id: str) -> None:
        """Put a series away; its productions stay, and it can be restored."""
        self._ask("DELETE", f"/series/{quote(str(series_id), safe='')}", None)

    def restore_series(self, series_id: str, *, idempotency_key: str | None = None) -> SeriesView:
        """Take a deleted series back, by its id."""
        return self._ask(
            "POST",
            f"/series/{quote(str(series_id), safe='')}/restore",
            SeriesView,
            key=idempotency_key,
        )

    def add_episode(
        self, series_id: str, body: NewEpisode, *, idempotency_key: str | None = None
    ) -> SeriesView:
        """Make a production the next episode, as it is."""
        return self._ask(
            "POST",
            f"/series/{quote(str(series_id), safe='')}/episodes",
            SeriesView,
            body=body,
            key=idempotency_key,
        )

    def make_next_episode(
        self, series_id: str, body: NextEpisode, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Make the next episode: cast, voice, music, look, brand and formats of the last
        one, the number in its title, and a writer who knows what was told before.
        """
        return self._ask(
            "POST",
            f"/series/{quote(str(series_id), safe='')}/next",
            ProductionView,
            body=body,
            key=idempotency_key,
        )

    def get_sample(self) -> SampleView:
        """Get how far your sample workspace is."""
        return self._ask("GET", "/sample", SampleView)

    def open_sample(self, *, idempotency_key: str | None = None) -> SampleView:
        """Open your sample workspace: filled by the studio where there is none yet, its
        videos are rendered after this answers.
        """
        return self._ask("POST", "/sample", SampleView, key=idempotency_key)

    def remove_sample(self) -> None:
        """Remove your sample workspace with everything in it, at once and for good."""
        self._ask("DELETE", "/sample", None)

    def ask_review(self, production_id: str, *, idempotency_key: str | None = None) -> ReviewView:
        """Put a finished production up for a decision, or get the review there is."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/review",
            ReviewView,
            key=idempotency_key,
        )

    def get_me(self) -> MeView:
        """Get whom the key acts for, and where."""
        return self._ask("GET", "/me", MeView)

    def list_sessions(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> PageSessionView:
        """List the browsers you are signed in with, the last used first."""
        return self._ask(
            "GET", "/me/sessions", PageSessionView, query={"cursor": cursor, "limit": limit}
        )

    def end_own_session(self, session_id: str) -> None:
        """Sign a browser of yours out."""
        self._ask("DELETE", f"/me/sessions/{quote(str(session_id), safe='')}", None)

    def rename_workspace(self, body: WorkspaceName) -> None:
        """Call the workspace something else."""
        self._ask("PUT", "/workspace/name", None, body=body)

    def list_members(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> PageMemberView:
        """List the people of the workspace, the highest role first."""
        return self._ask(
            "GET", "/members", PageMemberView, query={"cursor": cursor, "limit": limit}
        )

    def change_member_role(self, user_id: str, body: NewRole) -> None:
        """Give somebody another role, never one above your own."""
        self._ask("PUT", f"/members/{quote(str(user_id), safe='')}/role", None, body=body)

    def remove_member_of_workspace(self, user_id: str) -> None:
        """Take somebody out of the workspace; what they made stays."""
        self._ask("DELETE", f"/members/{quote(str(user_id), safe='')}", None)

    def list_invitations(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> PageInvitationView:
        """List the invitations that can still be taken, the newest first."""
        return self._ask(
            "GET", "/invitations", PageInvitationView, query={"cursor": cursor, "limit": limit}
        )

    def create_invitation(
        self, body: NewInvitation, *, idempotency_key: str | None = None
    ) -> Invited:
        """Invite somebody, by a letter where an address is given. The link lets in once, for
        a week.
        """
        return self._ask("POST", "/invitations", Invited, body=body, key=idempotency_key)

    def withdraw_invitation(self, invitation_id: str) -> None:
        """Take an invitation back."""
        self._ask("DELETE", f"/invitations/{quote(str(invitation_id), safe='')}", None)

    def list_keys(self, *, cursor: str | None = None, limit: int | None = None) -> PageKeyView:
        """List your keys for this workspace, the newest first."""
        return self._ask("GET", "/keys", PageKeyView, query={"cursor": cursor, "limit": limit})

    def create_key(self, body: NewKey, *, idempotency_key: str | None = None) -> MadeKey:
        """Make a key that acts for you in this workspace. A restricted key makes keys
        restricted to no more than itself.
        """
        return self._ask("POST", "/keys", MadeKey, body=body, key=idempotency_key)

    def revoke_key(self, key_id: str) -> None:
        """Stop a key of yours."""
        self._ask("DELETE", f"/keys/{quote(str(key_id), safe='')}", None)

    def list_audit_entries(
        self, *, cursor: str | None = None, limit: int | None = None, search: str | None = None
    ) -> PageEntryView:
        """List what was done in the workspace, the newest first."""
        return self._ask(
            "GET",
            "/audit-log",
            PageEntryView,
            query={"cursor": cursor, "limit": limit, "search": search},
        )

    def export_audit_log(self, *, form: Literal["csv", "json"] | None = None) -> bytes:
        """Get the whole log of the workspace in one file."""
        return self._ask("GET", "/audit-log/export", bytes, query={"form": form})

    def create_workspace_archive(self, *, idempotency_key: str | None = None) -> ArchiveView:
        """Have the whole workspace written as one ZIP. While one is written it is that one;
        ask `GET /workspace/archives/{id}` until its state is `done`.
        """
        return self._ask("POST", "/workspace/archives", ArchiveView, key=idempotency_key)

    def list_workspace_archives(
        self, *, cursor: str | None = None, limit: int | None = None
    ) -> PageArchiveView:
        """List the archives of the workspace, the newest first."""
        return self._ask(
            "GET", "/workspace/archives", PageArchiveView, query={"cursor": cursor, "limit": limit}
        )

    def get_workspace_archive(self, archive_id: str) -> ArchiveView:
        """Get how far an archive is."""
        return self._ask(
            "GET", f"/workspace/archives/{quote(str(archive_id), safe='')}", ArchiveView
        )

    def delete_workspace_archive(self, archive_id: str) -> None:
        """Throw a finished archive away before its time."""
        self._ask("DELETE", f"/workspace/archives/{quote(str(archive_id), safe='')}", None)

    def get_workspace_archive_file(self, archive_id: str) -> bytes:
        """Get the file of a finished archive. Takes Range."""
        return self._ask(
            "GET", f"/workspace/archives/{quote(str(archive_id), safe='')}/file", bytes
        )

    def list_productions(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        state: Literal["waiting", "working", "done", "failed", "cancelled"] | None = None,
        character_id: str | None = None,
    ) -> PageProductionCard:
        """List productions, newest first."""
        return self._ask(
            "GET",
            "/productions",
            PageProductionCard,
            query={"cursor": cursor, "limit": limit, "state": state, "character_id": character_id},
        )

    def create_production(
        self, body: NewProduction, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Make a video of a brief. It is made in the background: follow it by its events, or
        ask for it until its state is done, failed or cancelled.
        """
        return self._ask("POST", "/productions", ProductionView, body=body, key=idempotency_key)

    def quote_production(self, body: NewProduction, *, idempotency_key: str | None = None) -> Quote:
        """Say what making a production would take, and make nothing: seconds, what the
        makers cost, the size of its files, estimated from the productions this workspace
        made before.
        """
        return self._ask("POST", "/productions/quote", Quote, body=body, key=idempotency_key)

    def get_production(self, production_id: str) -> ProductionView:
        """Get a production: its state, steps with progress, scenes and files."""
        return self._ask(
            "GET", f"/productions/{quote(str(production_id), safe='')}", ProductionView
        )

    def cancel_production(
        self, production_id: str, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Stop a production soon; what is made stays."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/cancel",
            ProductionView,
            key=idempotency_key,
        )

    def retry_production(
        self, production_id: str, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Go on with a production that failed or was cancelled; what is made is not made
        again.
        """
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/retry",
            ProductionView,
            key=idempotency_key,
        )

    def remake_production(
        self, production_id: str, body: Remake, *, idempotency_key: str | None = None
    ) -> ProductionView:
        """Order another production like this one, with some things different."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/remake",
            ProductionView,
            body=body,
            key=idempotency_key,
        )

    def get_script(self, production_id: str) -> Script:
        """Get the script of a production, with the ETag that an edit needs."""
        return self._ask("GET", f"/productions/{quote(str(production_id), safe='')}/script", Script)

    def replace_script(self, production_id: str, body: Script, *, if_match: str) -> ProductionView:
        """Change the script of a production that has ended, and make it again: only what
        depends on the change is made.
        """
        return self._ask(
            "PUT",
            f"/productions/{quote(str(production_id), safe='')}/script",
            ProductionView,
            body=body,
            if_match=if_match,
        )

    def list_brand_faults(self, production_id: str) -> list[BrandFault]:
        """List where the script says or shows what the brand of the production avoids."""
        return self._ask(
            "GET",
            f"/productions/{quote(str(production_id), safe='')}/brand-faults",
            list[BrandFault],
        )

    def list_renders(self, production_id: str) -> list[RenderView]:
        """List the finished videos of a production by format, each with its quality report."""
        return self._ask(
            "GET", f"/productions/{quote(str(production_id), safe='')}/renders", list[RenderView]
        )

    def get_draft(self, production_id: str) -> DraftView:
        """Get the draft of a production: what its next make is made from."""
        return self._ask(
            "GET", f"/productions/{quote(str(production_id), safe='')}/draft", DraftView
        )

    def change_draft(
        self,
        production_id: str,
        body: SetScript
        | SetSound
        | SetScene
        | LockScene
        | MoveScene
        | RemoveScene
        | AddScene
        | DrawScene,
        *,
        if_match: str,
        idempotency_key: str | None = None,
    ) -> DraftView:
        """Make one change to the draft. Nothing is made of it until it is made again."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/changes",
            DraftView,
            body=body,
            if_match=if_match,
            key=idempotency_key,
        )

    def undo_draft(
        self, production_id: str, *, if_match: str, idempotency_key: str | None = None
    ) -> DraftView:
        """Take the last change back, of up to 200."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/undo",
            DraftView,
            if_match=if_match,
            key=idempotency_key,
        )

    def redo_draft(
        self, production_id: str, *, if_match: str, idempotency_key: str | None = None
    ) -> DraftView:
        """Make the change again that was taken back."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/redo",
            DraftView,
            if_match=if_match,
            key=idempotency_key,
        )

    def discard_draft(
        self, production_id: str, *, if_match: str, idempotency_key: str | None = None
    ) -> DraftView:
        """Go back to what the production was made from; can be undone."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/discard",
            DraftView,
            if_match=if_match,
            key=idempotency_key,
        )

    def make_draft(
        self, production_id: str, *, if_match: str, idempotency_key: str | None = None
    ) -> ProductionView:
        """Make the production again from its draft: only what depends on a change is made."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/make",
            ProductionView,
            if_match=if_match,
            key=idempotency_key,
        )

    def list_takes(
        self, production_id: str, scene_id: str, *, after: int | None = None
    ) -> list[Take]:
        """List the next drawings that a scene could have, and whether they were drawn."""
        return self._ask(
            "GET",
            f"/productions/{quote(str(production_id), safe='')}/draft/scenes/{quote(str(scene_id), safe='')}/takes",
            list[Take],
            query={"after": after},
        )

    def draw_take(
        self,
        production_id: str,
        scene_id: str,
        *,
        take: int | None = None,
        idempotency_key: str | None = None,
    ) -> bytes:
        """Draw a scene as the draft has it, or another take of it; making again finds it."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/scenes/{quote(str(scene_id), safe='')}/picture",
            bytes,
            query={"take": take},
            key=idempotency_key,
        )

    def speak_scene(
        self, production_id: str, scene_id: str, *, idempotency_key: str | None = None
    ) -> bytes:
        """Speak a scene as the draft has it; making again finds it."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/scenes/{quote(str(scene_id), safe='')}/speech",
            bytes,
            key=idempotency_key,
        )

    def reword_scene(
        self,
        production_id: str,
        scene_id: str,
        *,
        how: Literal["another", "shorter", "longer", "simpler", "livelier"] | None = None,
        idempotency_key: str | None = None,
    ) -> Wordings:
        """Find up to three other ways to say a scene; nothing is changed."""
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/draft/scenes/{quote(str(scene_id), safe='')}/wordings",
            Wordings,
            query={"how": how},
            key=idempotency_key,
        )

    def get_timeline(self, production_id: str) -> dict[str, Any]:
        """Get the timeline of a production as its draft has it: OpenTimelineIO of the first
        format, with the ETag that an edit needs. Its media are files of the production,
        by their names.
        """
        return self._ask(
            "GET", f"/productions/{quote(str(production_id), safe='')}/timeline", dict[str, Any]
        )

    def replace_timeline(self, production_id: str, body: bytes, *, if_match: str) -> DraftView:
        """Put an edited timeline (the `.otio` file) in the place of the draft's. What cannot
        be rendered is refused, with all `problems`; make the draft to have the video.
        """
        return self._ask(
            "PUT",
            f"/productions/{quote(str(production_id), safe='')}/timeline",
            DraftView,
            body=body,
            if_match=if_match,
        )

    def get_draft_captions(
        self, production_id: str, *, kind: Literal["srt", "vtt", "ass"] | None = None
    ) -> bytes:
        """Get the captions of a production as its draft has them, as a subtitle file."""
        return self._ask(
            "GET",
            f"/productions/{quote(str(production_id), safe='')}/draft/captions",
            bytes,
            query={"kind": kind},
        )

    def get_production_file(
        self, production_id: str, name: str, *, download: bool | None = None
    ) -> bytes:
        """Get a file of a production: a video, captions, a thumbnail, the timeline as
        OpenTimelineIO, a scene's picture. Takes Range.
        """
        return self._ask(
            "GET",
            f"/productions/{quote(str(production_id), safe='')}/files/{quote(str(name), safe='')}",
            bytes,
            query={"download": download},
        )

    def get_production_archive(self, production_id: str) -> bytes:
        """Get all files of a production in one ZIP, as `limelight make` lays them out."""
        return self._ask("GET", f"/productions/{quote(str(production_id), safe='')}/archive", bytes)

    def hand_off_production(
        self, production_id: str, body: HandOffWish, *, idempotency_key: str | None = None
    ) -> bytes:
        """Hand a production to other editors: a film of every shot, sounds, captions, and a
        file that the editor opens. Filming takes about as long as rendering.
        """
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/handoff",
            bytes,
            body=body,
            key=idempotency_key,
        )

    def draw_production_thumbnails(
        self, production_id: str, body: CoversWish, *, idempotency_key: str | None = None
    ) -> bytes:
        """Draw three thumbnails of a production for each platform: its best moments, each in
        another template, labelled.
        """
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/thumbnails",
            bytes,
            body=body,
            key=idempotency_key,
        )

    def make_image(self, body: ImageWish, *, idempotency_key: str | None = None) -> Single:
        """Draw one picture. It is judged, labelled as AI and signed like everything that
        leaves.
        """
        return self._ask("POST", "/images", Single, body=body, key=idempotency_key)

    def make_speech(self, body: SpeechWish, *, idempotency_key: str | None = None) -> Single:
        """Speak a text as a labelled WAV; `facts` has the times of words and phonemes."""
        return self._ask("POST", "/speech", Single, body=body, key=idempotency_key)

    def make_music(self, body: MusicWish, *, idempotency_key: str | None = None) -> Single:
        """Compose instrumental music: original, CC0, labelled as AI, exactly as long as
        asked.
        """
        return self._ask("POST", "/music", Single, body=body, key=idempotency_key)

    def list_moods(self) -> list[Mood]:
        """List the moods that music can have by name."""
        return self._ask("GET", "/music/moods", list[Mood])

    def list_jobs(self, *, cursor: str | None = None, limit: int | None = None) -> PageJobView:
        """List what works, then what waits, each in the order it was asked for."""
        return self._ask("GET", "/jobs", PageJobView, query={"cursor": cursor, "limit": limit})

    def list_production_subtitles(self, production_id: str) -> list[SubtitlesView]:
        """List the captions of a production in further languages. The videos that have them
        as tracks are among its files, of kind `captioned`.
        """
        return self._ask(
            "GET",
            f"/productions/{quote(str(production_id), safe='')}/subtitles",
            list[SubtitlesView],
        )

    def add_production_subtitles(
        self, production_id: str, body: SubtitlesWish, *, idempotency_key: str | None = None
    ) -> SubtitlesView:
        """Add captions in a further language, instead of those in the same one, as files and
        as a track of every video.
        """
        return self._ask(
            "POST",
            f"/productions/{quote(str(production_id), safe='')}/subtitles",
            SubtitlesView,
            body=body,
            key=idempotency_key,
        )

    def remove_production_subtitles(self, production_id: str, language: str) -> None:
        """Remove the captions in a language, from the videos too."""
        self._ask(
            "DELETE",
            f"/productions/{quote(str(production_id), safe='')}/subtitles/{quote(str(language), safe='')}",
            None,
        )

    def list_folders(self) -> list[Folder]:
        """List the folders, each before those in it, by name."""
        return self._ask("GET", "/library/folders", list[Folder])

    def create_folder(self, body: NewFolder, *, idempotency_key: str | None = None) -> Folder:
        """Make a folder. Assets are moved into it by a change."""
        return self._ask("POST", "/library/folders", Folder, body=body, key=idempotency_key)

    def rename_folder(self, folder_id: str, body: FolderName) -> FolderChange:
        """Give a folder another name; `undo_id` takes it back."""
        return self._ask(
            "PUT",
            f"/library/folders/{quote(str(folder_id), safe='')}/name",
            FolderChange,
            body=body,
        )

    def move_folder(self, folder_id: str, body: FolderPlace) -> FolderChange:
        """Put a folder with all that is in it into another one; `undo_id` takes it back."""
        return self._ask(
            "PUT",
            f"/library/folders/{quote(str(folder_id), safe='')}/place",
            FolderChange,
            body=body,
        )

    def delete_folder(self, folder_id: str) -> FolderChange:
        """Delete a folder and those in it; their assets stay in the library. `undo_id`
        brings the folders back with what lay in them.
        """
        return self._ask(
            "DELETE", f"/library/folders/{quote(str(folder_id), safe='')}", FolderChange
        )

    def list_shares(self, *, cursor: str | None = None, limit: int | None = None) -> PageShareView:
        """List the links of the workspace, the newest first, also those that are over."""
        return self._ask(
            "GET", "/library/shares", PageShareView, query={"cursor": cursor, "limit": limit}
        )

    def create_share(self, body: NewShare, *, idempotency_key: str | None = None) -> MadeShare:
        """Make a link that shows assets to whoever has it. Ids that are not known are passed
        over.
        """
        return self._ask("POST", "/library/shares", MadeShare, body=body, key=idempotency_key)

    def revoke_share(self, share_id: str) -> None:
        """Take a link back; done twice it changes nothing."""
        self._ask("DELETE", f"/library/shares/{quote(str(share_id), safe='')}", None)

    def get_asset_look(
        self, asset_id: str, size: Literal["small", "medium", "large", "huge", "strip"]
    ) -> bytes:
        """Get a small picture of an asset."""
        return self._ask(
            "GET",
            f"/library/assets/{quote(str(asset_id), safe='')}/look/{quote(str(size), safe='')}",
            bytes,
        )

    def get_asset_captions(self, asset_id: str) -> bytes:
        """Get what is said in a film made here, as WebVTT."""
        return self._ask(
            "GET", f"/library/assets/{quote(str(asset_id), safe='')}/captions.vtt", bytes
        )

    def list_duplicates(
        self, *, cursor: str | None = None, limit: int | None = None, distance: int | None = None
    ) -> PageTwinsView:
        """List pairs of assets that are the same or nearly so, the nearest first."""
        return self._ask(
            "GET",
            "/library/duplicates",
            PageTwinsView,
            query={"cursor": cursor, "limit": limit, "distance": distance},
        )

    def rename_asset(self, asset_id: str, body: Title) -> None:
        """Give an asset another title."""
        self._ask("PUT", f"/library/assets/{quote(str(asset_id), safe='')}/title", None, body=body)

    def declare_asset_rights(self, asset_id: str, body: SaidRights) -> None:
        """Say who may use an asset; you are recorded as the one who says so."""
        self._ask("PUT", f"/library/assets/{quote(str(asset_id), safe='')}/rights", None, body=body)

    def show_asset_version(
        self, asset_id: str, *, idempotency_key: str | None = None
    ) -> VersionChange:
        """Show this version of an asset in place of the others; `undo_id` takes it back. A
        new version comes by an upload whose metadata say what it `replaces`.
        """
        return self._ask(
            "POST",
            f"/library/assets/{quote(str(asset_id), safe='')}/show",
            VersionChange,
            key=idempotency_key,
        )

    def empty_trash(self) -> None:
        """Delete for good what is in the trash."""
        self._ask("DELETE", "/library/trash", None)

    def get_archive(self, *, ids: list[str]) -> bytes:
        """Get several assets in one ZIP, labelled; ids that are not known are passed over."""
        return self._ask("GET", "/library/archive", bytes, query={"ids": ids})

    def list_assets(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        words: str | None = None,
        mode: Literal["words", "meaning"] | None = None,
        like: str | None = None,
        kinds: list[Literal["picture", "film", "sound", "text", "data"]] | None = None,
        made_as: str | None = None,
        maker: str | None = None,
        character: str | None = None,
        tags: list[str] | None = None,
        folder: str | None = None,
        inner_folders: bool | None = None,
        rating: Literal["everyone", "mature"] | None = None,
        review: Literal["", "waiting", "approved", "changes", "rejected", "replaced"] | None = None,
        least_stars: int | None = None,
        is_favourite: bool | None = None,
        since: date | None = None,
        until: date | None = None,
        place: Literal["shown", "trash"] | None = None,
        sort: Literal["newest", "oldest", "title", "stars", "largest", "best"] | None = None,
    ) -> PageAssetView:
        """List assets a page at a time: filtered, found by words or meaning, or like another
        one.
        """
        return self._ask(
            "GET",
            "/library/assets",
            PageAssetView,
            query={
                "cursor": cursor,
                "limit": limit,
                "words": words,
                "mode": mode,
                "like": like,
                "kinds": kinds,
                "made_as": made_as,
                "maker": maker,
                "character": character,
                "tags": tags,
                "folder": folder,
                "inner_folders": inner_folders,
                "rating": rating,
                "review": review,
                "least_stars": least_stars,
                "is_favourite": is_favourite,
                "since": since,
                "until": until,
                "place": place,
                "sort": sort,
            },
        )

    def get_library_facets(self) -> Facets:
        """Get what the library can be filtered by, and how much of each there is."""
        return self._ask("GET", "/library/facets", Facets)

    def get_asset(self, asset_id: str) -> SheetView:
        """Get an asset with its recipe, origins, versions and rights."""
        return self._ask("GET", f"/library/assets/{quote(str(asset_id), safe='')}", SheetView)

    def delete_asset(self, asset_id: str) -> Change:
        """Throw an asset away. For 30 days it lies in the trash; `undo_id` brings it back."""
        return self._ask("DELETE", f"/library/assets/{quote(str(asset_id), safe='')}", Change)

    def get_asset_file(self, asset_id: str, *, download: bool | None = None) -> bytes:
        """Get the file of an asset; what was made here leaves labelled. Takes Range."""
        return self._ask(
            "GET",
            f"/library/assets/{quote(str(asset_id), safe='')}/file",
            bytes,
            query={"download": download},
        )

    def get_asset_provenance(self, asset_id: str) -> Verdict:
        """Get what the file of an asset says about itself, and whether that can be believed."""
        return self._ask(
            "GET", f"/library/assets/{quote(str(asset_id), safe='')}/provenance", Verdict
        )

    def change_assets(self, body: ManyAssets, *, idempotency_key: str | None = None) -> Change:
        """Do one thing to many assets: tag, move, rate, mark, throw away, bring back. Ids
        that are not known are passed over.
        """
        return self._ask("POST", "/library/changes", Change, body=body, key=idempotency_key)

    def undo_change(self, change: str, *, idempotency_key: str | None = None) -> Undone:
        """Undo a change: what it changed is as it was."""
        return self._ask(
            "POST",
            f"/library/changes/{quote(str(change), safe='')}/undo",
            Undone,
            key=idempotency_key,
        )

    def get_library_file(self, name: str) -> bytes:
        """Get a file of the library by its name, `<sha256>.<ending>`; what was made here
        leaves labelled. Takes Range.
        """
        return self._ask("GET", f"/library/files/{quote(str(name), safe='')}", bytes)

    def write_captions(self, body: CaptionsWish, *, idempotency_key: str | None = None) -> Captions:
        """Write the text of a post for each platform, hashtags and the AI label included."""
        return self._ask("POST", "/texts/captions", Captions, body=body, key=idempotency_key)

    def write_titles(self, body: TopicWish, *, idempotency_key: str | None = None) -> Titles:
        """Write titles to choose from."""
        return self._ask("POST", "/texts/titles", Titles, body=body, key=idempotency_key)

    def write_hooks(self, body: TopicWish, *, idempotency_key: str | None = None) -> Hooks:
        """Write first sentences to choose from."""
        return self._ask("POST", "/texts/hooks", Hooks, body=body, key=idempotency_key)

    def write_hashtags(self, body: TopicWish, *, idempotency_key: str | None = None) -> Hashtags:
        """Write hashtags, the most telling first, the AI label last."""
        return self._ask("POST", "/texts/hashtags", Hashtags, body=body, key=idempotency_key)

    def write_replies(self, body: ReplyWish, *, idempotency_key: str | None = None) -> Replies:
        """Write replies to a comment; none where no reply is best."""
        return self._ask("POST", "/texts/replies", Replies, body=body, key=idempotency_key)

    def write_script(self, body: ScriptWish, *, idempotency_key: str | None = None) -> Script:
        """Write a script to edit; a production takes it as its `script`."""
        return self._ask("POST", "/texts/script", Script, body=body, key=idempotency_key)

    def list_reviews(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        state: Literal["waiting", "approved", "changes", "rejected", "replaced"] | None = None,
        assigned_to: str | None = None,
    ) -> PageReviewCard:
        """List the reviews of the workspace, what waits longest first."""
        return self._ask(
            "GET",
            "/reviews",
            PageReviewCard,
            query={"cursor": cursor, "limit": limit, "state": state, "assigned_to": assigned_to},
        )

    def put_up_for_review(self, body: Wish, *, idempotency_key: str | None = None) -> PutUp:
        """Have people decide on assets of the library: pictures, films, sounds, texts.
        Putting up again what waits or was decided is the same review; what cannot be put
        up is left out, with why.
        """
        return self._ask("POST", "/reviews", PutUp, body=body, key=idempotency_key)

    def get_review_policy(self) -> LimelightReviewsSchemasPolicy:
        """Get who has to approve in the workspace."""
        return self._ask("GET", "/reviews/policy", LimelightReviewsSchemasPolicy)

    def set_review_policy(
        self, body: LimelightReviewsSchemasPolicy
    ) -> LimelightReviewsSchemasPolicy:
        """Say who has to approve what is made from now on, and where only the approved is
        shown.
        """
        return self._ask("PUT", "/reviews/policy", LimelightReviewsSchemasPolicy, body=body)

    def get_review(self, review_id: str) -> ReviewView:
        """Get a review with what was decided and said."""
        return self._ask("GET", f"/reviews/{quote(str(review_id), safe='')}", ReviewView)

    def decide_review(
        self, review_id: str, body: Decision, *, idempotency_key: str | None = None
    ) -> ReviewView:
        """Approve, ask for changes or reject, as the person whose key it is."""
        return self._ask(
            "POST",
            f"/reviews/{quote(str(review_id), safe='')}/decisions",
            ReviewView,
            body=body,
            key=idempotency_key,
        )

    def reopen_review(self, review_id: str, *, idempotency_key: str | None = None) -> ReviewView:
        """Take a decision back: it waits again, and approvals are counted anew."""
        return self._ask(
            "POST",
            f"/reviews/{quote(str(review_id), safe='')}/reopen",
            ReviewView,
            key=idempotency_key,
        )

    def assign_review(self, review_id: str, body: Turn) -> ReviewView:
        """Say whose turn it is."""
        return self._ask(
            "PUT", f"/reviews/{quote(str(review_id), safe='')}/turn", ReviewView, body=body
        )

    def comment_on_review(
        self, review_id: str, body: Said, *, idempotency_key: str | None = None
    ) -> ReviewView:
        """Say something about it, pinned to a moment or a place."""
        return self._ask(
            "POST",
            f"/reviews/{quote(str(review_id), safe='')}/comments",
            ReviewView,
            body=body,
            key=idempotency_key,
        )

    def resolve_review_comment(self, review_id: str, comment_id: str, body: Dealt) -> ReviewView:
        """Say that a comment is dealt with, or is not after all."""
        return self._ask(
            "PUT",
            f"/reviews/{quote(str(review_id), safe='')}/comments/{quote(str(comment_id), safe='')}",
            ReviewView,
            body=body,
        )

    def list_review_links(
        self, review_id: str, *, cursor: str | None = None, limit: int | None = None
    ) -> PageLink:
        """List the links by which clients see it, the newest first, also those that are
        over.
        """
        return self._ask(
            "GET",
            f"/reviews/{quote(str(review_id), safe='')}/links",
            PageLink,
            query={"cursor": cursor, "limit": limit},
        )

    def create_review_link(
        self, review_id: str, body: LinkWish, *, idempotency_key: str | None = None
    ) -> LinkWithAddress:
        """Make a link for a client. Its address is in this answer and nowhere else."""
        return self._ask(
            "POST",
            f"/reviews/{quote(str(review_id), safe='')}/links",
            LinkWithAddress,
            body=body,
            key=idempotency_key,
        )

    def revoke_review_link(self, review_id: str, link_id: str) -> None:
        """Take a link back: from now on it shows nothing."""
        self._ask(
            "DELETE",
            f"/reviews/{quote(str(review_id), safe='')}/links/{quote(str(link_id), safe='')}",
            None,
        )

    def list_webhooks(self, *, cursor: str | None = None, limit: int | None = None) -> PageWebhook:
        """List the webhooks of the workspace, the oldest first."""
        return self._ask("GET", "/webhooks", PageWebhook, query={"cursor": cursor, "limit": limit})

    def create_webhook(self, body: NewWebhook, *, idempotency_key: str | None = None) -> WithSecret:
        """Have an address told what happens from now on. Messages are signed as Standard
        Webhooks say; the secret is in this answer and nowhere else.
        """
        return self._ask("POST", "/webhooks", WithSecret, body=body, key=idempotency_key)

    def get_webhook(self, webhook_id: str) -> Webhook:
        """Get a webhook."""
        return self._ask("GET", f"/webhooks/{quote(str(webhook_id), safe='')}", Webhook)

    def update_webhook(self, webhook_id: str, body: WebhookChange, *, if_match: str) -> Webhook:
        """Change a webhook, or switch it off and on."""
        return self._ask(
            "PATCH",
            f"/webhooks/{quote(str(webhook_id), safe='')}",
            Webhook,
            body=body,
            if_match=if_match,
        )

    def delete_webhook(self, webhook_id: str) -> None:
        """Delete a webhook with its log."""
        self._ask("DELETE", f"/webhooks/{quote(str(webhook_id), safe='')}", None)

    def renew_webhook_secret(
        self, webhook_id: str, *, idempotency_key: str | None = None
    ) -> WithSecret:
        """Sign with another secret from now on; it is in this answer and nowhere else."""
        return self._ask(
            "POST",
            f"/webhooks/{quote(str(webhook_id), safe='')}/secret",
            WithSecret,
            key=idempotency_key,
        )

    def test_webhook(self, webhook_id: str, *, idempotency_key: str | None = None) -> Delivery:
        """Send a message of type `webhook.test`."""
        return self._ask(
            "POST",
            f"/webhooks/{quote(str(webhook_id), safe='')}/test",
            Delivery,
            key=idempotency_key,
        )

    def list_deliveries(
        self,
        webhook_id: str,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        state: Literal["waiting", "delivered", "failed"] | None = None,
    ) -> PageDelivery:
        """List what was sent to a webhook, newest first, with each attempt."""
        return self._ask(
            "GET",
            f"/webhooks/{quote(str(webhook_id), safe='')}/deliveries",
            PageDelivery,
            query={"cursor": cursor, "limit": limit, "state": state},
        )

    def deliver_again(
        self, webhook_id: str, delivery_id: str, *, idempotency_key: str | None = None
    ) -> Delivery:
        """Send something again that was delivered or given up."""
        return self._ask(
            "POST",
            f"/webhooks/{quote(str(webhook_id), safe='')}/deliveries/{quote(str(delivery_id), safe='')}/again",
            Delivery,
            key=idempotency_key,
        )
