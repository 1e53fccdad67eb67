# SPDX-License-Identifier: MIT
"""Whether a vault lies where it is not safe to work: a synchronised folder or a network drive.

A program that synchronises may carry a half-written database to another computer, and a network
drive may lie about locks. Both are told once when the vault is opened; neither is forbidden.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kvisa_desktop.messages import Message, msg

MOUNTS = Path("/proc/self/mountinfo")
_SERVICES: tuple[tuple[str, str], ...] = (
    ("Dropbox", r"dropbox( \(.*\))?"),
    ("OneDrive", r"onedrive( - .*)?"),
    ("Google Drive", r"google ?drive|googledrive-.*|my drive"),
    ("iCloud Drive", r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud\d*"),
    ("Seafile", r"seafile"),
    ("Syncthing", r"syncthing"),
    ("Synology Drive", r"synologydrive"),
    ("MEGA", r"megasync|mega"),
    ("pCloud", r"pcloud ?(drive|sync)?"),
    ("Box", r"box( sync)?"),
    ("坚果云 (Nutstore)", r"nutstore.*|坚果云|我的坚果云"),
    ("百度网盘 (Baidu)", r"baidu(sync|net)disk|百度网盘.*|baidusyncdisk"),
    ("WPS云盘 (WPS Cloud)", r"wps ?cloud ?files|wps云盘"),
    ("腾讯微云 (Weiyun)", r"weiyun.*|微云.*"),
)
_MARKS = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".sync.ffs_db", "FreeFileSync"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".seafile-data", "Seafile"),
)
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|9p|davfs|ncpfs|ceph|glusterfs|lustre|"
    r"fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|s3fs|curlftpfs|smbnetfs|google-drive.*|onedriver)"
)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def warnings_about(folder: Path, mounts: Path = MOUNTS) -> tuple[Message, ...]:
    """Return what the user should know about the place of the vault at `folder`."""
    place = Path(os.path.realpath(folder))
    service = _service_over(place)
    if service is not None:
        return (
            msg(
                "The vault lies in a folder that {service} synchronises. Open it on one computer "
                "at a time and wait for the end of the synchronising first; a folder of this "
                "computer alone is safer, and a backup can go to the synchronised one.",
                service=service,
            ),
        )
    if _is_remote(place, mounts):
        return (
            msg(
                "The vault lies on a network drive. If the connection breaks, the program keeps "
                "what was saved and stops; a folder of this computer is faster and safer."
            ),
        )
    return ()


def _service_over(place: Path) -> str | None:
    for ancestor in place.parents:
        for service, pattern in _SERVICES:
            if re.fullmatch(pattern, ancestor.name, re.IGNORECASE):
                return service
        for mark, service in _MARKS:
            if _is_there(ancestor / mark):
                return service
    return None


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return False


def _is_remote(place: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(place)
    kinds = sorted(_mounts(mounts), key=lambda each: len(each[0].parts))
    over = [kind for point, kind in kinds if place == point or point in place.parents]
    return bool(over) and _REMOTE.fullmatch(over[-1]) is not None


def _mounts(table: Path) -> Iterator[tuple[Path, str]]:
    """Yield where each file system is mounted and of what kind it is (proc(5), mountinfo)."""
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return  # no Linux
    for each in lines:
        mount, dash, source = each.partition(" - ")
        words = mount.split(" ")
        if dash and len(words) > _MOUNT_POINT:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), words[_MOUNT_POINT])
            yield Path(point), source.split(" ")[0]


_MOUNT_POINT = 4

if sys.platform == "win32":
    import ctypes

    def _is_remote_drive(place: Path) -> bool:
        if place.drive.startswith("\\\\"):
            return True
        return ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _REMOTE_DRIVE

else:

    def _is_remote_drive(place: Path) -> bool:  # noqa: ARG001  there are no drives here
        return False
