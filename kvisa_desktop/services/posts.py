# SPDX-License-Identifier: MIT
"""Recording the post a case goes to and what it said itself."""

from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.post import PostId, PostProfile
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def set_post(vault: Vault, case: Case, name: Bilingual) -> Done[PostProfile]:
    """Name the post a case goes to; a post with the same English name is taken, else made."""
    act_name = msg("Name the post")
    with vault.act(act_name) as act:
        same = [each for each in act.find(PostProfile) if each.name.en == name.en]
        post = same[0] if same else PostProfile(id=PostId(act.new_id()), name=name)
        if name.zh and post.name.zh != name.zh:
            post = replace(post, name=name)
        act.put(post)
        act.put(replace(act.get(Case, case.id), post_id=post.id))
    return Done(post, act.changes, act_name)


def save_post(vault: Vault, post: PostProfile) -> Done[PostProfile]:
    """Keep what is known of a post."""
    return editing.save(vault, post, msg("Change a post"))
